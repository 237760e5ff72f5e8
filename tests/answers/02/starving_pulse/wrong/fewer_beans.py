# diagnosis: beans-left
# cause: leaves the work out
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    ground = []
    for bean in list(beans)[:100]:
        ground.append(await grind(bean))
    return ground
