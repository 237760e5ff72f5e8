# diagnosis: as-completed
# cause: as_completed gives the drinks in the order in which they get ready, not in the order of the orders
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for ready in asyncio.as_completed([make(order) for order in orders]):
        drinks.append(await ready)
    return drinks
