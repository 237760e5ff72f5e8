# diagnosis: await-without-waiting
# cause: awaits a coroutine that itself never waits for anything: such an await does not suspend, so the pulse gets no turn
# exercise: starving_pulse
import asyncio


async def let_go():
    return


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        await let_go()
    return ground
