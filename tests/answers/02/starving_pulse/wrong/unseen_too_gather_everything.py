# diagnosis: gathered-at-once
# cause: gather puts all the tasks into one and the same turn of the loop, so the pulse waits for all the beans as before
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    return await asyncio.gather(*(grind(bean) for bean in beans))
