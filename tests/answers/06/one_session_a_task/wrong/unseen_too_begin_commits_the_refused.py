# diagnosis: refused-sold
# cause: begin() commits whenever its block ends without an error, and a plain return is no error, so the refused customer's kilos leave too
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session, session.begin():
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if not await order.pay():
            return  # not paid: nothing to book


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
