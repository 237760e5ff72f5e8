# diagnosis: no-farm
# cause: the text gets the farm itself instead of the farm's name, so it ends in the look of an object
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).options(selectinload(Bag.farm)).order_by(Bag.id))).all()
        return [f"{bag.name} from {bag.farm}" for bag in bags]
