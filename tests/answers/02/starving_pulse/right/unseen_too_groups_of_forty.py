# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    beans = list(beans)
    ground = []
    for start in range(0, len(beans), 40):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(grind(bean)) for bean in beans[start : start + 40]]
        ground.extend(task.result() for task in tasks)
    return ground
