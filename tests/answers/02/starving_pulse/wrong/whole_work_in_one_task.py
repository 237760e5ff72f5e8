# diagnosis: await-without-waiting
# cause: the loop moved into a task of its own
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    async def work():
        return [await grind(bean) for bean in beans]

    return await asyncio.create_task(work())
