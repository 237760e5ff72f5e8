# diagnosis: locked
# cause: keeps the one session and puts a lock around each sale, so the customers pay one after the other
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, lock, order):
    async with lock:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()
        else:
            await session.rollback()


async def sell_all(engine, orders):
    lock = asyncio.Lock()
    async with AsyncSession(engine) as session:
        await asyncio.gather(*(sell(session, lock, order) for order in orders))
