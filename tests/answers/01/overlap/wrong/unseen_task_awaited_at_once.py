# diagnosis: awaited-in-turn
# cause: awaits each task right after it was created, before the next one is, so the drinks are made one after the other
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for order in orders:
        task = asyncio.create_task(make(order))
        drinks.append(await task)
    return drinks
