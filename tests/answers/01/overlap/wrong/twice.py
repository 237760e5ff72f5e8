# diagnosis: made-twice
# cause: awaits fresh coroutines beside the tasks
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    tasks = [asyncio.create_task(make(order)) for order in orders]
    return [await make(order) for order in orders]
