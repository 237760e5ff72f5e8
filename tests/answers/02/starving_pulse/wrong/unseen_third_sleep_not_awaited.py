# diagnosis: sleep-not-awaited
# cause: calls asyncio.sleep(0) without await, which makes a coroutine and does not suspend, so the pulse starves as before
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        asyncio.sleep(0)
    return ground
