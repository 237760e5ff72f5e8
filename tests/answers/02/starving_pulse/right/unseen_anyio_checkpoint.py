# exercise: starving_pulse
import anyio.lowlevel


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
        await anyio.lowlevel.checkpoint()
    return ground
