# diagnosis: as-completed
# cause: each task appends when it is done
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []

    async def one(order):
        drinks.append(await make(order))

    async with asyncio.TaskGroup() as group:
        for order in orders:
            group.create_task(one(order))
    return drinks
