# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import async_sessionmaker

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    bag = await session.get(Bag, order.bag)
    bag.kilos -= order.kilos
    if await order.pay():
        await session.commit()
    else:
        await session.rollback()


async def sell_all(engine, orders):
    new_session = async_sessionmaker(engine)

    async def one(order):
        async with new_session() as session:
            await sell(session, order)

    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(one(order))
