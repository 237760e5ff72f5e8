# diagnosis: not-awaited
# cause: tasks in place of ground beans
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(asyncio.create_task(grind(bean)))
        await asyncio.sleep(0)
    return ground
