# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import async_sessionmaker

from coffeeshop.engines.bean_store import Bag


async def sell(sessions, order):
    if not await order.pay():
        return
    async with sessions.begin() as session:
        bag = await session.get_one(Bag, order.bag)
        bag.kilos = bag.kilos - order.kilos


async def sell_all(engine, orders):
    sessions = async_sessionmaker(engine)
    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(sell(sessions, order))
