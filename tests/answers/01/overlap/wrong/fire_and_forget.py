# diagnosis: left-early
# cause: tasks nobody awaits (mistake 8)
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    for order in orders:
        asyncio.create_task(make(order))
    await asyncio.sleep(0.1)
    return list(orders)
