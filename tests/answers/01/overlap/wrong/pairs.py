# diagnosis: partly
# cause: two at a time
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = []
    for place in range(0, len(orders), 2):
        drinks += await asyncio.gather(*map(make, orders[place : place + 2]))
    return drinks
