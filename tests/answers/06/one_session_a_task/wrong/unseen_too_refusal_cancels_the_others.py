# diagnosis: refusal-raised
# cause: the refused card is raised as an error in a TaskGroup, which cancels the other sales and lets sell_all fail
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


class CardRefused(Exception):
    pass


async def sell(engine, order):
    async with AsyncSession(engine) as session, session.begin():
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if not await order.pay():
            raise CardRefused(order.bag)  # rolls back


async def sell_all(engine, orders):
    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(sell(engine, order))
