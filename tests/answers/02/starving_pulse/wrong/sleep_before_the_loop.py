# diagnosis: too-seldom
# cause: one turn, at the start
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    await asyncio.sleep(0)
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
    return ground
