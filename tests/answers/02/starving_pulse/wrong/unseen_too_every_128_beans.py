# diagnosis: too-seldom
# cause: lets go only after 128 beans each time, more than the 100 the text allows
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for count, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if count & 127 == 0:
            await asyncio.sleep(0)
    return ground
