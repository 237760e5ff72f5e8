# diagnosis: sleeping
# cause: sleeps on the loop and hopes the tasks are done (mistake 1)
# exercise: overlap
import asyncio
import time

async def serve_all(make, orders):
    tasks = [asyncio.create_task(make(order)) for order in orders]
    time.sleep(0.5)
    return [task.result() for task in tasks]
