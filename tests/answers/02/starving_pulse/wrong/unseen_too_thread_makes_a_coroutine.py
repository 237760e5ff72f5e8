# diagnosis: not-awaited
# cause: to_thread only calls the coroutine function, so the list holds coroutines that nobody ever awaits and no bean is ground
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await asyncio.to_thread(grind, bean))
    return ground
