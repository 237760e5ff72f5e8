# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for count, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if count % 50 == 0:
            await asyncio.sleep(0)
    return ground
