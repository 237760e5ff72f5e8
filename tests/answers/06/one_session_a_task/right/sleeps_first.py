# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine, expire_on_commit=False) as session:
        bag = await session.get_one(Bag, order.bag)
        good = await order.pay()
        if good:
            bag.kilos = bag.kilos - order.kilos
            await session.commit()
        return good


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
