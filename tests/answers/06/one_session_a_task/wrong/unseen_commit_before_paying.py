# diagnosis: refused-sold
# cause: commits before the payment is known; the rollback after a refused card has nothing left to undo, so the unpaid kilos are gone
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        await session.commit()
        if not await order.pay():
            await session.rollback()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
