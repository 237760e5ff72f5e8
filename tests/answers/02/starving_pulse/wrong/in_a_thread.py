# diagnosis: in-a-thread
# cause: a thread with a loop of its own: the GIL is still one
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    async def work():
        return [await grind(bean) for bean in beans]

    return await asyncio.to_thread(asyncio.run, work())
