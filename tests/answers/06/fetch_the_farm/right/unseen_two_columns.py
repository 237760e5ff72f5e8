# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag

Farm = Bag.farm.property.mapper.class_


async def labels(engine):
    query = select(Bag.name, Farm.name).join(Bag.farm).order_by(Bag.id)
    async with engine.connect() as connection:
        rows = await connection.execute(query)
        return [f"{bag} from {farm}" for bag, farm in rows]
