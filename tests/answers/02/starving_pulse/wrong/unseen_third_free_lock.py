# diagnosis: await-without-waiting
# cause: takes an uncontended lock at every bean in the belief that every await suspends, but a free lock is taken without suspending, so the pulse starves
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    mill = asyncio.Lock()
    for bean in beans:
        async with mill:
            ground.append(await grind(bean))
    return ground
