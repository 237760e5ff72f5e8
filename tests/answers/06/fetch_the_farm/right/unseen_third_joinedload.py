# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = await session.scalars(
            select(Bag).options(joinedload(Bag.farm)).order_by(Bag.id)
        )
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
