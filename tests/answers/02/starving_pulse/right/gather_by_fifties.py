# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    beans = list(beans)
    ground = []
    for start in range(0, len(beans), 50):
        ground.extend(await asyncio.gather(*(grind(b) for b in beans[start:start + 50])))
    return ground
