# diagnosis: too-seldom
# cause: lets go only at every 250th bean, so the pulse goes without a turn for more than 100 beans
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for count, bean in enumerate(beans):
        if count % 250 == 0:
            await asyncio.sleep(0)
        ground.append(await grind(bean))
    return ground
