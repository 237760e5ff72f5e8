# diagnosis: other-order
# cause: the handfuls are taken from the end of the beans
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground, left = [], list(beans)
    while left:
        handful = [left.pop() for _ in range(min(50, len(left)))]
        ground.extend([await grind(bean) for bean in handful])
        await asyncio.sleep(0)
    return ground
