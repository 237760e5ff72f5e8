# diagnosis: partly
# cause: a semaphore lets only two orders be in the making at once, the others wait before they are begun
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    hands = asyncio.Semaphore(2)  # a barista has two hands

    async def make_one(order):
        async with hands:
            return await make(order)

    return await asyncio.gather(*[make_one(order) for order in orders])
