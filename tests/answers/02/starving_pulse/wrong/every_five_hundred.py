# diagnosis: too-seldom
# cause: too seldom
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    ground = []
    for number, bean in enumerate(beans):
        ground.append(await grind(bean))
        if number % 500 == 499:
            await asyncio.sleep(0)
    return ground
