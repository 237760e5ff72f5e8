# diagnosis: as-completed
# cause: as_completed hands over what is ready next, in no order of the beans
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for start in range(0, len(beans), 80):
        handful = [grind(bean) for bean in beans[start : start + 80]]
        for done in asyncio.as_completed(handful):
            ground.append(await done)
    return ground
