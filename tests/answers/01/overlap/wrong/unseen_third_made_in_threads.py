# diagnosis: coroutine-in-thread
# cause: hands the coroutine function to threads, where calling it makes only a coroutine object, so nothing is made and coroutines come back
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = await asyncio.gather(*(asyncio.to_thread(make, drink) for drink in orders))
    return list(drinks)
