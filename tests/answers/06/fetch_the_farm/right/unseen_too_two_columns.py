# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.orm import aliased

from coffeeshop.engines.bean_store import Bag

Farm = aliased(Bag.farm.property.mapper.class_)


async def labels(engine):
    query = select(Bag.name, Farm.name).join(Bag.farm.of_type(Farm)).order_by(Bag.id)
    async with engine.connect() as connection:
        rows = await connection.execute(query)
        return [f"{bean} from {farm}" for bean, farm in rows]
