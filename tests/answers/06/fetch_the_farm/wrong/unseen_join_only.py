# diagnosis: joined-only
# cause: a join alone does not load bag.farm, it only filters; the lazy load at bag.farm still fails
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).join(Bag.farm).order_by(Bag.id))).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
