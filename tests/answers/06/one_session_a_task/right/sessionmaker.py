# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import async_sessionmaker

from coffeeshop.engines.bean_store import Bag


async def sell(sessions, order):
    async with sessions() as session:
        bag = await session.get(Bag, order.bag)
        if await order.pay():
            bag.kilos -= order.kilos
            await session.commit()


async def sell_all(engine, orders):
    sessions = async_sessionmaker(engine)
    await asyncio.gather(*(sell(sessions, order) for order in orders))
