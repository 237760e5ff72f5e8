# diagnosis: gather-not-awaited
# cause: gather's future is returned
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = asyncio.gather(*[make(order) for order in orders])
    return drinks
