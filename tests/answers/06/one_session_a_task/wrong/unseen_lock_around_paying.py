# diagnosis: locked
# cause: each has a session of its own, but a lock is held round the whole sale, the paying included, so they pay one after the other
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order, lock):
    async with lock, AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()
        else:
            await session.rollback()


async def sell_all(engine, orders):
    lock = asyncio.Lock()
    await asyncio.gather(*(sell(engine, order, lock) for order in orders))
