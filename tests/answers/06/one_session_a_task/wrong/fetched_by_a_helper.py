# diagnosis: another-basket
# cause: a helper gets the bags and closes its session; the one that commits has none of them
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def fetch(engine, number):
    async with AsyncSession(engine) as session:
        return await session.get(Bag, number)


async def sell_all(engine, orders):
    bags = [await fetch(engine, order.bag) for order in orders]
    cards = await asyncio.gather(*(order.pay() for order in orders))
    async with AsyncSession(engine) as session:
        for bag, order, good in zip(bags, orders, cards, strict=True):
            if good:
                bag.kilos -= order.kilos
        await session.commit()
