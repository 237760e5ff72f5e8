# diagnosis: gather-not-awaited
# cause: does not await the gather, so serve_all returns at once with a future instead of the drinks
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = asyncio.gather(*[make(order) for order in orders])
    return drinks
