# diagnosis: out-of-a-set
# cause: asyncio.wait returns a set
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    done, pending = await asyncio.wait([asyncio.create_task(make(order)) for order in orders])
    return [task.result() for task in done]
