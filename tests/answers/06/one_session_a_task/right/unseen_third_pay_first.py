# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from coffeeshop.engines.bean_store import Bag


async def sell(new_session, order):
    if not await order.pay():
        return
    async with new_session.begin() as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos


async def sell_all(engine, orders):
    new_session = async_sessionmaker(engine, class_=AsyncSession)
    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(sell(new_session, order))
