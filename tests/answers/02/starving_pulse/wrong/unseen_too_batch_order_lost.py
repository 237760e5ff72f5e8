# diagnosis: out-of-a-set
# cause: the finished tasks of each batch come out of the set of asyncio.wait, so the results do not stand in the order of the beans
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for start in range(0, len(beans), 50):
        tasks = [asyncio.create_task(grind(bean)) for bean in beans[start : start + 50]]
        done, _ = await asyncio.wait(tasks)
        for task in done:
            ground.append(task.result())
    return ground
