# exercise: one_session_a_task
import anyio
from sqlalchemy import update

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    if await order.pay():
        async with engine.begin() as connection:
            await connection.execute(
                update(Bag).where(Bag.id == order.bag).values(kilos=Bag.kilos - order.kilos)
            )


async def sell_all(engine, orders):
    async with anyio.create_task_group() as group:
        for order in orders:
            group.start_soon(sell, engine, order)
