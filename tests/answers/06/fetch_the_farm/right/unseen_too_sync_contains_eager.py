# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from coffeeshop.engines.bean_store import Bag


def read_labels(session):
    query = select(Bag).join(Bag.farm).options(contains_eager(Bag.farm)).order_by(Bag.id)
    return [f"{bag.name} from {bag.farm.name}" for bag in session.scalars(query)]


async def labels(engine):
    async with AsyncSession(engine) as session:
        return await session.run_sync(read_labels)
