# exercise: starving_pulse
from anyio.lowlevel import checkpoint


async def grind_all(grind, beans):
    ground = []
    for count, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if count % 50 == 0:
            await checkpoint()
    return ground
