# diagnosis: gathered-at-once
# cause: gathers all the beans: the thousand tasks stand in the same round of the loop, so the pulse still gets no turn between them
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    return await asyncio.gather(*(grind(bean) for bean in beans))
