# diagnosis: gathered-at-once
# cause: one gather over all the beans: all thousand tasks run in one and the same round of the loop, with no turn for the pulse between them
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    return await asyncio.gather(*[grind(bean) for bean in beans])
