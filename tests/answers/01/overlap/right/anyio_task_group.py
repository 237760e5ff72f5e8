# exercise: overlap
import anyio

async def serve_all(make, orders):
    ready = {}

    async def one(number, order):
        ready[number] = await make(order)

    async with anyio.create_task_group() as group:
        for number, order in enumerate(orders):
            group.start_soon(one, number, order)
    return [ready[number] for number in sorted(ready)]
