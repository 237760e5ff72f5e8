# diagnosis: query-each
# cause: refreshes the bags side by side, each with a query of its own
# exercise: fetch_the_farm
import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        await asyncio.gather(*(session.refresh(bag, ["farm"]) for bag in bags))
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
