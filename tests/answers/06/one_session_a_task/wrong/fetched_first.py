# diagnosis: shared-basket
# cause: fetches the bags one by one, then sells them in one session
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, bag, order):
    bag.kilos -= order.kilos
    if await order.pay():
        await session.commit()
    else:
        await session.rollback()


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        bags = [await session.get(Bag, order.bag) for order in orders]
        await asyncio.gather(*(sell(session, bag, order) for bag, order in zip(bags, orders)))
