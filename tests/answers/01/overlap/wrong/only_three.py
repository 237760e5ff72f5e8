# diagnosis: some-forgotten
# cause: three by hand
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    first, second, third = orders[:3]
    return await asyncio.gather(make(first), make(second), make(third))
