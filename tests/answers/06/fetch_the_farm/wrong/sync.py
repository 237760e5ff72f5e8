# diagnosis: sync-session
# cause: the synchronous Session
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from coffeeshop.engines.bean_store import Bag, Farm


async def labels(engine):
    with Session(engine.sync_engine) as session:
        bags = session.scalars(select(Bag).order_by(Bag.id)).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
