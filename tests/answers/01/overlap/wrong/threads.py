# diagnosis: in-threads
# cause: a thread an order
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    jobs = [asyncio.to_thread(asyncio.run, make(order)) for order in orders]
    return await asyncio.gather(*jobs)
