# diagnosis: returned-nothing
# cause: no return
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(make(order))
