# diagnosis: stale
# cause: reads behind the block of session.begin(), whose commit has made the bags stale
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        async with session.begin():
            query = select(Bag).options(selectinload(Bag.farm)).order_by(Bag.id)
            bags = (await session.scalars(query)).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
