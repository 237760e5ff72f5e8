# diagnosis: gathered-at-once
# cause: the same with a TaskGroup
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(grind(bean)) for bean in beans]
    return [task.result() for task in tasks]
