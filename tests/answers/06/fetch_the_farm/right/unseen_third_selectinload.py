# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        query = select(Bag).options(selectinload(Bag.farm)).order_by(Bag.id)
        bags = (await session.scalars(query)).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
