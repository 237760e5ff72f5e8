# diagnosis: pay-not-awaited
# cause: forgets the await before order.pay(): a coroutine is always true, so nobody pays and every order leaves its bag
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if order.pay():
            await session.commit()
        else:
            await session.rollback()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
