# diagnosis: shared-session
# cause: a transaction each on one session
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    async with session.begin():
        bag = await session.get(Bag, order.bag)
        if await order.pay():
            bag.kilos -= order.kilos


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        await asyncio.gather(*(sell(session, order) for order in orders))
