# diagnosis: as-completed
# cause: results in the order in which they were ready
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []
    for next_ready in asyncio.as_completed([make(order) for order in orders]):
        drinks.append(await next_ready)
    return drinks
