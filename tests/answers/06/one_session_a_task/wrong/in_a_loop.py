# diagnosis: one-by-one
# cause: awaits each sale in a loop
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()


async def sell_all(engine, orders):
    for order in orders:
        await sell(engine, order)
