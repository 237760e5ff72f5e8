# diagnosis: stale
# cause: fetches the farms, but then commits, which expires all that was loaded: the reading of bag.name fails
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).options(selectinload(Bag.farm)).order_by(Bag.id))).all()
        await session.commit()  # done with the database
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
