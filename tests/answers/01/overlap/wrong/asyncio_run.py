# diagnosis: run-inside-loop
# cause: asyncio.run inside a running loop (mistake 7)
# exercise: overlap
import asyncio

def serve_all(make, orders):
    async def everything():
        return await asyncio.gather(*(make(order) for order in orders))

    return asyncio.run(everything())
