# diagnosis: not-closed
# cause: sessions that are never closed
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    session = AsyncSession(engine)
    bag = await session.get(Bag, order.bag)
    bag.kilos -= order.kilos
    if await order.pay():
        await session.commit()
    else:
        kept.append(session)


kept = []


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
