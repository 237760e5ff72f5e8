# diagnosis: joined-only
# cause: join only puts the farm's table into the query and does not load bag.farm, so it still fails there
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).join(Bag.farm).order_by(Bag.id))).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
