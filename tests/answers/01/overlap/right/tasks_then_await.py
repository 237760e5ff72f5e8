# exercise: overlap
from asyncio import create_task

async def serve_all(make, orders):
    drinks = []
    tasks = []
    for order in orders:
        tasks.append(create_task(make(order)))
    for task in tasks:
        drinks.append(await task)
    return drinks
