# diagnosis: awaited-in-turn
# cause: awaits each task inside the TaskGroup's loop
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []
    async with asyncio.TaskGroup() as group:
        for order in orders:
            task = group.create_task(make(order))
            drinks.append(await task)
    return drinks
