# diagnosis: not-awaited
# cause: grind is not awaited (mistake 3)
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(grind(bean))
        await asyncio.sleep(0)
    return ground
