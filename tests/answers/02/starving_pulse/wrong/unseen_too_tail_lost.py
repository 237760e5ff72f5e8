# diagnosis: beans-left
# cause: only whole batches of 64 are counted, so the beans left over at the end are never ground
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    size = 64
    for batch in range(len(beans) // size):
        for bean in beans[batch * size : (batch + 1) * size]:
            ground.append(await grind(bean))
        await asyncio.sleep(0)
    return ground
