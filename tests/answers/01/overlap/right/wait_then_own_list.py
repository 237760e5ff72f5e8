# exercise: overlap
import asyncio

async def serve_all(make, orders):
    tasks = [asyncio.ensure_future(make(o)) for o in orders]
    await asyncio.wait(tasks)
    return tuple(t.result() for t in tasks)
