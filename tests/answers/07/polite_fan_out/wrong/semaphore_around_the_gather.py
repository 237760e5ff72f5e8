# diagnosis: semaphore-around
# cause: one permit for the whole gather
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    semaphore = asyncio.Semaphore(5)
    async with semaphore:
        answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans))
    return [answer.json() for answer in answers]
