# diagnosis: once-a-kind
# cause: begins a set of the orders, so a drink that is ordered twice is made once
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    tasks = {order: asyncio.create_task(make(order)) for order in set(orders)}
    return [await tasks[order] for order in orders]
