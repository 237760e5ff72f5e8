# diagnosis: tasks-returned
# cause: waits for the tasks but returns the Task objects instead of the drinks
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = [asyncio.create_task(make(drink)) for drink in orders]
    if drinks:
        await asyncio.wait(drinks)
    return drinks
