# diagnosis: every-pair
# cause: both tables are selected and nothing says which farm belongs to which bag, so each bag comes once for every farm
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag

Farm = Bag.farm.property.mapper.class_


async def labels(engine):
    async with AsyncSession(engine) as session:
        rows = await session.execute(select(Bag.name, Farm.name).order_by(Bag.id))
        return [f"{bean} from {farm}" for bean, farm in rows]
