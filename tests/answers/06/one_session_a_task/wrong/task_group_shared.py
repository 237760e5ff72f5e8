# diagnosis: shared-session
# cause: one session in a TaskGroup
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
        async with asyncio.TaskGroup() as group:
            for order in orders:
                group.create_task(sell(session, order))
