# diagnosis: await-without-waiting
# cause: the breath is a coroutine with nothing in it to wait for, so awaiting it never goes back to the loop
# exercise: starving_pulse
import asyncio


async def breathe():
    """Give the others a turn."""
    return None


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        await breathe()
    return ground
