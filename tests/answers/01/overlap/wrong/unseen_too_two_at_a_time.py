# diagnosis: partly
# cause: a semaphore lets only two orders be made at a time, so not all of them are in the making at once
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    hands = asyncio.Semaphore(2)

    async def make_one(order):
        async with hands:
            return await make(order)

    return await asyncio.gather(*[make_one(order) for order in orders])
