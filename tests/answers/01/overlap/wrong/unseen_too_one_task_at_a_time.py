# diagnosis: awaited-in-turn
# cause: each task is awaited right where it is created, so the next order starts only when the one before is ready
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for order in orders:
        task = asyncio.create_task(make(order))
        drinks.append(await task)
    return drinks
