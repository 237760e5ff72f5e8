# diagnosis: query-each
# cause: lazy loads inside run_sync
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag, Farm


def read(session):
    return [f"{bag.name} from {bag.farm.name}" for bag in session.scalars(select(Bag).order_by(Bag.id))]


async def labels(engine):
    async with AsyncSession(engine) as session:
        return await session.run_sync(read)
