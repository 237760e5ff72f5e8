# diagnosis: shared-basket
# cause: the one session has its connection before the tasks begin
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
        await session.connection()
        await asyncio.gather(*(sell(session, order) for order in orders))
