# diagnosis: other-order
# cause: the joined query is ordered by the farms' names, so the texts do not come in the order of the bags' numbers
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag

Farm = Bag.farm.property.mapper.class_


async def labels(engine):
    async with AsyncSession(engine) as session:
        query = select(Bag.name, Farm.name).join(Bag.farm).order_by(Farm.name, Bag.name)
        return [f"{bean} from {farm}" for bean, farm in await session.execute(query)]
