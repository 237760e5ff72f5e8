# diagnosis: await-without-waiting
# cause: awaits one more coroutine that never suspends
# exercise: starving_pulse
import asyncio

async def breathe():
    pass

async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        await breathe()
    return ground
