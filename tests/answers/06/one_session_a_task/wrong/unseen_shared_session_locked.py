# diagnosis: shared-basket
# cause: still one session for all three, only its calls are under a lock: a commit writes the others' unpaid changes too, and a rollback undoes those of others who pay
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order, lock):
    async with lock:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
    paid = await order.pay()
    async with lock:
        if paid:
            await session.commit()
        else:
            await session.rollback()


async def sell_all(engine, orders):
    lock = asyncio.Lock()
    async with AsyncSession(engine) as session:
        await asyncio.gather(*(sell(session, order, lock) for order in orders))
