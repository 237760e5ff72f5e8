# diagnosis: missing-greenlet
# cause: the synchronous Session on the engine's inside
# exercise: one_session_a_task
import asyncio

from sqlalchemy.orm import Session

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    with Session(engine.sync_engine) as session:
        bag = session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            session.commit()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
