# diagnosis: locked
# cause: a semaphore of one
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order, gate):
    async with gate, AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()


async def sell_all(engine, orders):
    gate = asyncio.Semaphore(1)
    await asyncio.gather(*(sell(engine, order, gate) for order in orders))
