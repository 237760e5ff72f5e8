# exercise: overlap
import anyio


async def serve_all(make, orders):
    drinks = [None] * len(orders)

    async def one(place, drink):
        drinks[place] = await make(drink)

    async with anyio.create_task_group() as group:
        for place, drink in enumerate(orders):
            group.start_soon(one, place, drink)
    return drinks
