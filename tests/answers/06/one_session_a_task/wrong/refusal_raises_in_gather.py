# diagnosis: refusal-raised
# cause: a refused card raises in a gather, and sell_all is left before the others have paid
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session, session.begin():
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if not await order.pay():
            raise ValueError("the card was refused")  # begin() rolls back


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
