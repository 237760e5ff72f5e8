# diagnosis: joined-only
# cause: joins the farms in the query but does not have them loaded, so bag.farm still fails when it wants to go to the database
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        query = select(Bag).join(Bag.farm).order_by(Bag.id)
        bags = (await session.scalars(query)).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
