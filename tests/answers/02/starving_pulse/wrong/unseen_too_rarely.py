# diagnosis: too-seldom
# cause: lets go only after every 250th bean, so the pulse waits longer than 100 beans for its turn
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for number, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if number % 250 == 0:
            await asyncio.sleep(0)
    return ground
