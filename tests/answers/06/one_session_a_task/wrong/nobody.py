# diagnosis: nobody-paid
# cause: sells without asking for money
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        for order in orders:
            bag = await session.get(Bag, order.bag)
            bag.kilos -= order.kilos
        await session.commit()
