# diagnosis: as-completed
# cause: collects by as_completed, so the drinks come in the order in which they were ready, not in the order of the orders
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    for ready in asyncio.as_completed([make(drink) for drink in orders]):
        drinks.append(await ready)
    return drinks
