# diagnosis: other-order
# cause: brings the farms but sorts the finished texts, so the labels come by the alphabet and not by the bags' numbers
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = await session.scalars(select(Bag).options(selectinload(Bag.farm)))
        return sorted(f"{bag.name} from {bag.farm.name}" for bag in bags)
