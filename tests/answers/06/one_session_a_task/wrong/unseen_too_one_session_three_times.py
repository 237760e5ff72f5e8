# diagnosis: shared-session
# cause: [session] * n is the same session n times, so the three tasks still use one session at once
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    async with session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()
        else:
            await session.rollback()


async def sell_all(engine, orders):
    sessions = [AsyncSession(engine)] * len(orders)
    await asyncio.gather(*(sell(session, order) for session, order in zip(sessions, orders)))
