# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


def label(bag):
    return f"{bag.name} from {bag.farm.name}"


async def labels(engine):
    new_session = async_sessionmaker(engine)
    async with new_session() as session:
        result = await session.execute(select(Bag).order_by(Bag.id).options(selectinload(Bag.farm)))
        bags = result.scalars().all()
    return list(map(label, bags))
