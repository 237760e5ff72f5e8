# diagnosis: gathered-at-once
# cause: a thousand tasks that each run in one go, in one turn of the loop
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    return await asyncio.gather(*(grind(bean) for bean in beans))
