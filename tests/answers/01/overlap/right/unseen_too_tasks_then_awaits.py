# exercise: overlap
import asyncio


async def serve_all(make, orders):
    tasks = []
    for order in orders:
        tasks.append(asyncio.create_task(make(order)))
    drinks = []
    for task in tasks:
        drinks.append(await task)
    return drinks
