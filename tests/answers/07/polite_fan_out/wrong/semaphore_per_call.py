# diagnosis: semaphore-each
# cause: each call makes a semaphore of its own
# exercise: polite_fan_out
import asyncio


async def fetch(client, can):
    semaphore = asyncio.Semaphore(5)
    async with semaphore:
        return (await client.get(f"/cans/{can}")).json()


async def fetch_all(client, cans):
    return await asyncio.gather(*(fetch(client, can) for can in cans))
