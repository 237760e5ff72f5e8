# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    beans = list(beans)
    ground = []
    for first in range(0, len(beans), 50):
        ground += await asyncio.gather(*[grind(bean) for bean in beans[first : first + 50]])
    return ground
