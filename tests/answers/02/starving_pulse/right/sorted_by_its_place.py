# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []

    async def one(place, bean):
        return place, await grind(bean)

    for start in range(0, len(beans), 100):
        handful = [one(place, beans[place]) for place in range(start, min(start + 100, len(beans)))]
        for done in asyncio.as_completed(handful):
            ground.append(await done)
    return [result for _, result in sorted(ground)]
