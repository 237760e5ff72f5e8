# diagnosis: awaited-at-once
# cause: each task is awaited before the next is made
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []
    for order in orders:
        drinks.append(await asyncio.create_task(make(order)))
    return drinks
