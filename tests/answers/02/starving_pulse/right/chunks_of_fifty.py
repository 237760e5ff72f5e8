# exercise: starving_pulse
from asyncio import sleep

async def grind_all(grind, beans):
    beans = list(beans)
    ground = []
    while beans:
        handful, beans = beans[:50], beans[50:]
        ground += [await grind(bean) for bean in handful]
        await sleep(0.001)
    return ground
