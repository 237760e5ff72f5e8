# diagnosis: wrote-first
# cause: updates in a transaction and pays inside it
# exercise: one_session_a_task
import asyncio

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


class Refused(Exception):
    pass


async def sell(engine, order):
    try:
        async with AsyncSession(engine) as session, session.begin():
            await session.execute(
                update(Bag).where(Bag.id == order.bag).values(kilos=Bag.kilos - order.kilos)
            )
            if not await order.pay():
                raise Refused
    except Refused:
        pass


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
