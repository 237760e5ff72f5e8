# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    session = AsyncSession(engine)
    try:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()
        else:
            await session.rollback()
    finally:
        await session.close()


async def sell_all(engine, orders):
    tasks = [asyncio.create_task(sell(engine, order)) for order in orders]
    for task in tasks:
        await task
