# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell_all(engine, orders):
    paid = await asyncio.gather(*(order.pay() for order in orders))
    async with AsyncSession(engine) as session:
        for order, good in zip(orders, paid):
            if good:
                bag = await session.get(Bag, order.bag)
                bag.kilos -= order.kilos
        await session.commit()
