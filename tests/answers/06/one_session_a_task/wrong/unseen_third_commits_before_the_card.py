# diagnosis: refused-sold
# cause: commits before the card is asked and has nothing left to roll back when it is refused, so kilos leave the bag unpaid
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
