# diagnosis: await-without-waiting
# cause: a lock that nobody holds does not suspend
# exercise: starving_pulse
import asyncio

async def grind_all(grind, beans):
    lock = asyncio.Lock()
    ground = []
    for bean in beans:
        async with lock:
            ground.append(await grind(bean))
    return ground
