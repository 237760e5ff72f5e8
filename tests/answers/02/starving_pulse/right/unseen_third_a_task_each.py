# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await asyncio.create_task(grind(bean)))
    return ground
