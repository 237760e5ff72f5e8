# diagnosis: tasks-returned
# cause: the results are never taken out, so the list returned holds Task objects and not drinks
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    async with asyncio.TaskGroup() as group:
        for order in orders:
            drinks.append(group.create_task(make(order)))
    return drinks
