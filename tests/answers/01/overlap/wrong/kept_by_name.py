# diagnosis: cup-twice
# cause: keeps the cups in a dictionary by the drink's name, so two who order the same get one cup
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    ready = {}

    async def one(order):
        ready[order] = await make(order)

    await asyncio.gather(*[one(order) for order in orders])
    return [ready[order] for order in orders]
