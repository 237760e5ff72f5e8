# diagnosis: semaphore-unused
# cause: a semaphore that nobody acquires
# exercise: polite_fan_out
import asyncio

semaphore = asyncio.Semaphore(5)


async def fetch_all(client, cans):
    answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans))
    return [answer.json() for answer in answers]
