# diagnosis: once-a-kind
# cause: the tasks stand in a dict by the drink's name, so of two equal orders only one drink is returned
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    tasks = {}
    async with asyncio.TaskGroup() as group:
        for order in orders:
            if order not in tasks:
                tasks[order] = group.create_task(make(order))
    return [task.result() for task in tasks.values()]
