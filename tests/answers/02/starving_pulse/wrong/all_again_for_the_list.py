# diagnosis: ground-again
# cause: grinds all beans with breaks and throws them away, then grinds them once more for the list
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        await grind(bean)
        await asyncio.sleep(0)
    for bean in beans:
        ground.append(await grind(bean))
        await asyncio.sleep(0)
    return ground
