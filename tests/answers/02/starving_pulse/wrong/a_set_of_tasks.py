# diagnosis: out-of-a-set
# cause: the tasks of a handful stand in a set and are awaited in its order
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for start in range(0, len(beans), 100):
        tasks = {asyncio.ensure_future(grind(bean)) for bean in beans[start : start + 100]}
        ground += [await task for task in tasks]
    return ground
