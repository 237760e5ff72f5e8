# diagnosis: locked
# cause: a semaphore that lets one in
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    barista = asyncio.Semaphore(1)

    async def one(order):
        async with barista:
            return await make(order)

    return await asyncio.gather(*(one(order) for order in orders))
