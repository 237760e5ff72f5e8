# diagnosis: query-each
# cause: fetches each farm by its key
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag, Farm


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        texts = []
        for bag in bags:
            farm = await session.get(Farm, bag.farm_id)
            texts.append(f"{bag.name} from {farm.name}")
        return texts
