# diagnosis: cup-twice
# cause: keeps the tasks in a dictionary by the drink's name: the second task of a drink replaces the first
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    async with asyncio.TaskGroup() as group:
        tasks = {order: group.create_task(make(order)) for order in orders}
    return [tasks[order].result() for order in orders]
