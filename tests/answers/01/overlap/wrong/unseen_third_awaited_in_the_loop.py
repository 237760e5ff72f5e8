# diagnosis: awaited-in-turn
# cause: each task is awaited in the same turn of the loop in which it is made, so the orders are made one after the other
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for drink in orders:
        task = asyncio.create_task(make(drink))
        drinks.append(await task)
    return drinks
