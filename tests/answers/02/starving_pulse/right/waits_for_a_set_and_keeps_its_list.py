# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for start in range(0, len(beans), 50):
        tasks = [asyncio.create_task(grind(bean)) for bean in beans[start : start + 50]]
        await asyncio.wait(tasks)
        ground.extend(task.result() for task in tasks)
    return ground
