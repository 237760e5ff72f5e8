# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    return [await asyncio.create_task(grind(bean)) for bean in beans]
