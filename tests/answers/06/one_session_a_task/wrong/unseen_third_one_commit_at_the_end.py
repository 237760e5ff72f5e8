# diagnosis: shared-basket
# cause: still one session for all: a refused card's rollback also throws away what the others took before the one commit at the end
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order, bag):
    bag.kilos -= order.kilos
    if not await order.pay():
        await session.rollback()


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        pairs = [(order, await session.get(Bag, order.bag)) for order in orders]
        await asyncio.gather(*(sell(session, order, bag) for order, bag in pairs))
        await session.commit()
