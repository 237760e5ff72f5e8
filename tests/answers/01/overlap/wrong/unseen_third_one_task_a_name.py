# diagnosis: once-a-kind
# cause: keeps the tasks in a dict by the drink's name, so of two orders of the same drink only the later one's task is kept and both get its one drink
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    tasks = {}
    for drink in orders:
        if drink not in tasks:
            tasks[drink] = asyncio.create_task(make(drink))
    return [await tasks[drink] for drink in orders]
