# diagnosis: every-pair
# cause: asks for two tables without joining them, so each bag comes with every farm: far too many texts
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag

Farm = Bag.farm.property.mapper.class_


async def labels(engine):
    async with AsyncSession(engine) as session:
        rows = await session.execute(select(Bag.name, Farm.name).order_by(Bag.id))
        return [f"{bag} from {farm}" for bag, farm in rows]
