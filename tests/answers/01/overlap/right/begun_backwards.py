# exercise: overlap
import asyncio

async def serve_all(make, orders):
    tasks = [asyncio.create_task(make(order)) for order in orders[::-1]]
    return (await asyncio.gather(*tasks))[::-1]
