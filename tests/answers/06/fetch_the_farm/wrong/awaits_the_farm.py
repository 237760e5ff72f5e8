# diagnosis: awaited-attribute
# cause: awaits the attribute
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag, Farm


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        return [f"{bag.name} from {(await bag.farm).name}" for bag in bags]
