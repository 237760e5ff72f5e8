# diagnosis: ground-again
# cause: grinds each bean twice, once in a task to let go and once again for the result
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        await asyncio.create_task(grind(bean))  # a task lets the pulse in
        ground.append(await grind(bean))
    return ground
