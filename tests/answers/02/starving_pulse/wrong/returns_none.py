# diagnosis: returned-nothing
# cause: no return
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    for bean in beans:
        await grind(bean)
        await asyncio.sleep(0)
