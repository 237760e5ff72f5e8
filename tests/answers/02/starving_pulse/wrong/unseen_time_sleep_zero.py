# diagnosis: time-sleep
# cause: time.sleep(0) gives way to other threads, not to other tasks of the loop: the pulse gets no turn
# exercise: starving_pulse
import asyncio
import time


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        time.sleep(0)
    return ground
