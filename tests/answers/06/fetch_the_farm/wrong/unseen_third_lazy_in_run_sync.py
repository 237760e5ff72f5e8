# diagnosis: query-each
# cause: lets run_sync do the lazy loading, which cures the error but asks the database anew for the farm of bag after bag
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    def texts(session):
        bags = session.scalars(select(Bag).order_by(Bag.id)).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]

    async with AsyncSession(engine) as session:
        return await session.run_sync(texts)
