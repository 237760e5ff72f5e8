# diagnosis: still-lazy
# cause: expire_on_commit=False keeps what was loaded, but the farm never was, so bag.farm fails as before
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine, expire_on_commit=False) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
