# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for number, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if number % 100 == 0:
            await asyncio.sleep(0)
    return ground
