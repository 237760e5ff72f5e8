# diagnosis: no-commit
# cause: flushes instead of committing, so the session rolls back when it is closed and no kilo leaves its bag
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        if await order.pay():
            bag = await session.get(Bag, order.bag)
            bag.kilos -= order.kilos
            await session.flush()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
