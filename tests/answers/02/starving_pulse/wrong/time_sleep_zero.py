# diagnosis: time-sleep
# cause: time.sleep lets no other task run (mistake 1)
# exercise: starving_pulse
import asyncio
import time

async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        time.sleep(0)
    return ground
