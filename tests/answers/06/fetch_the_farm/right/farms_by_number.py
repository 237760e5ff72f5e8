# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag, Farm


async def labels(engine):
    async with AsyncSession(engine) as session:
        farms = {farm.id: farm.name for farm in await session.scalars(select(Farm))}
        bags = await session.scalars(select(Bag).order_by(Bag.id))
        return [f"{bag.name} from {farms[bag.farm_id]}" for bag in bags]
