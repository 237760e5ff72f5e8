# diagnosis: another-basket
# cause: the bag is taken out of its session, so that commit has nothing to write
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    session = AsyncSession(engine)
    try:
        bag = await session.get(Bag, order.bag)
        session.expunge(bag)
        if await order.pay():
            bag.kilos -= order.kilos
            await session.commit()
    finally:
        await session.close()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
