# diagnosis: one-by-one
# cause: one session, one order after another
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    bag = await session.get(Bag, order.bag)
    bag.kilos -= order.kilos
    if await order.pay():
        await session.commit()
    else:
        await session.rollback()


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        for order in orders:
            await sell(session, order)
