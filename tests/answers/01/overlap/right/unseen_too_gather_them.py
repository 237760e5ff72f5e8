# exercise: overlap
import asyncio


async def serve_all(make, orders):
    return await asyncio.gather(*(make(order) for order in orders))
