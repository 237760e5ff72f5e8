# diagnosis: as-completed
# cause: collects the drinks as they get ready, so they are in the order of readiness, not in that of the orders
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for ready in asyncio.as_completed([make(order) for order in orders]):
        drinks.append(await ready)
    return drinks
