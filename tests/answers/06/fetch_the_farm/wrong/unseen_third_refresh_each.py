# diagnosis: query-each
# cause: loads the farm of each bag by a refresh of its own, so there is a query for every bag
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        for bag in bags:
            await session.refresh(bag, ["farm"])
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
