# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        await asyncio.sleep(0)
    return ground
