# diagnosis: gather-of-a-list
# cause: the list is given to gather without the star, so gather raises TypeError and no order is made
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = await asyncio.gather([make(order) for order in orders])
    return drinks
