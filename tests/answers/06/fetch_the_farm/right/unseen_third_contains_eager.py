# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    query = (
        select(Bag).outerjoin(Bag.farm).options(contains_eager(Bag.farm)).order_by(Bag.id)
    )
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(query)).unique().all()
    return [f"{bag.name} from {bag.farm.name}" for bag in bags]
