# exercise: overlap
import asyncio

async def serve_all(make, orders):
    drinks = [None] * len(orders)

    async def one(place, order):
        drinks[place] = await make(order)

    await asyncio.gather(*[one(place, order) for place, order in enumerate(orders)])
    return drinks
