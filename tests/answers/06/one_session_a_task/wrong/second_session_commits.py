# diagnosis: another-basket
# cause: the bag belongs to the first session, which is still open, and the second one commits
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        if await order.pay():
            bag.kilos = bag.kilos - order.kilos
            async with AsyncSession(engine) as till, till.begin():
                pass  # begin commits at the end


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
