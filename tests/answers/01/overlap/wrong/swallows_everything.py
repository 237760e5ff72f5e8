# diagnosis: gather-of-a-list
# cause: gather is given a list in place of its items (a TypeError, caught)
# exercise: overlap
import asyncio

async def serve_all(make, orders):
    try:
        return await asyncio.gather([make(order) for order in orders])
    except Exception:
        return []
