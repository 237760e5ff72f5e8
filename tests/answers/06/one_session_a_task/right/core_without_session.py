# exercise: one_session_a_task
import asyncio

from sqlalchemy import update

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    if await order.pay():
        async with engine.begin() as connection:
            await connection.execute(
                update(Bag).where(Bag.id == order.bag).values(kilos=Bag.kilos - order.kilos)
            )


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
