# diagnosis: semaphore-each
# cause: Each call makes a semaphore of its own, which nobody else shares, so all twelve calls are in flight at once and some are refused.
# exercise: polite_fan_out
import asyncio


async def fetch_one(client, can):
    semaphore = asyncio.Semaphore(5)
    async with semaphore:
        response = await client.get(f"/cans/{can}")
        return response.json()


async def fetch_all(client, cans):
    return await asyncio.gather(*(fetch_one(client, can) for can in cans))
