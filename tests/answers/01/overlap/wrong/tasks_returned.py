# diagnosis: tasks-returned
# cause: tasks in place of drinks
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []
    for order in orders:
        drinks.append(asyncio.create_task(make(order)))
    return drinks
