# exercise: overlap
import asyncio


async def serve_all(make, orders):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(make(drink)) for drink in orders]
    return [task.result() for task in tasks]
