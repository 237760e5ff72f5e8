# exercise: overlap
import anyio


async def serve_all(make, orders):
    orders = list(orders)
    drinks = [None] * len(orders)

    async def make_into(place, order):
        drinks[place] = await make(order)

    async with anyio.create_task_group() as group:
        for place, order in enumerate(orders):
            group.start_soon(make_into, place, order)
    return drinks
