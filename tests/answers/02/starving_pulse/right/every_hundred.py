# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    ground = []
    for number, bean in enumerate(beans):
        if number % 100 == 0:
            await asyncio.sleep(0)
        ground.append(await grind(bean))
    return ground
