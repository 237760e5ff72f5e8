# diagnosis: sleep-not-awaited
# cause: asyncio.sleep(0) is called but not awaited: it only makes a coroutine, and nothing lets go
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        asyncio.sleep(0)
    return ground
