# diagnosis: other-order
# cause: the last order first
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    tasks = []
    for order in orders:
        tasks.insert(0, asyncio.create_task(make(order)))
    return [await task for task in tasks]
