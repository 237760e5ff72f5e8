# exercise: one_session_a_task
import asyncio

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    await session.execute(
        update(Bag).where(Bag.id == order.bag).values(kilos=Bag.kilos - order.kilos)
    )


async def sell_all(engine, orders):
    orders = list(orders)
    paid = await asyncio.gather(*(order.pay() for order in orders))
    async with AsyncSession(engine) as session:
        for order, ok in zip(orders, paid):
            if ok:
                await sell(session, order)
        await session.commit()
