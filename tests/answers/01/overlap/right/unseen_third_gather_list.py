# exercise: overlap
import asyncio


async def serve_all(make, orders):
    return list(await asyncio.gather(*(make(drink) for drink in orders)))
