# exercise: overlap
import anyio


async def serve_all(make, orders):
    orders = list(orders)
    drinks = [None] * len(orders)

    async def make_into(slot, order):
        drinks[slot] = await make(order)

    async with anyio.create_task_group() as group:
        for slot, order in enumerate(orders):
            group.start_soon(make_into, slot, order)
    return drinks
