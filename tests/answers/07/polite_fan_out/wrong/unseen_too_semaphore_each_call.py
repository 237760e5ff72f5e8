# diagnosis: semaphore-each
# cause: every call makes a semaphore of its own, so none ever waits for another and all twelve are in flight at once
# exercise: polite_fan_out
import asyncio


async def fetch(client, can):
    five = asyncio.Semaphore(5)
    async with five:
        answer = await client.get(f"/cans/{can}")
        return answer.json()


async def fetch_all(client, cans):
    return await asyncio.gather(*(fetch(client, can) for can in cans))
