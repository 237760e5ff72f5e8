# diagnosis: every-pair
# cause: selects bags and farms without a join
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag

Farm = Bag.farm.property.mapper.class_


async def labels(engine):
    async with AsyncSession(engine) as session:
        rows = await session.execute(select(Bag, Farm).order_by(Bag.id))
        return [f"{bag.name} from {farm.name}" for bag, farm in rows]
