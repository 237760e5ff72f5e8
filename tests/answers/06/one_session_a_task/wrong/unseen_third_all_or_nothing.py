# diagnosis: shared-basket
# cause: sells only if every card was accepted, so the one refused card keeps the paid kilos in their bags too
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    bag = await session.get(Bag, order.bag)
    bag.kilos -= order.kilos


async def sell_all(engine, orders):
    orders = list(orders)
    paid = await asyncio.gather(*(order.pay() for order in orders))
    async with AsyncSession(engine) as session:
        for order in orders:
            await sell(session, order)
        if all(paid):
            await session.commit()
        else:
            await session.rollback()
