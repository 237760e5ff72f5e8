# diagnosis: another-basket
# cause: the bag belongs to the closed session and is never added to the second one, so that one commits nothing and the paid kilos stay
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
    if await order.pay():
        async with AsyncSession(engine) as session:
            bag.kilos -= order.kilos
            await session.commit()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
