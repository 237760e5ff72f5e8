# diagnosis: out-of-a-set
# cause: works in chunks of 50 tasks with asyncio.wait and takes the set of done tasks, so the results come in no order of the beans
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    beans = list(beans)
    ground = []
    for start in range(0, len(beans), 50):
        tasks = [asyncio.create_task(grind(bean)) for bean in beans[start : start + 50]]
        done, _ = await asyncio.wait(tasks)
        ground.extend(task.result() for task in done)
    return ground
