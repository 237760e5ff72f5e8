# diagnosis: semaphore-each
# cause: a semaphore for each call, made where the calls are
# exercise: polite_fan_out
import asyncio


async def fetch(client, can, semaphore):
    async with semaphore:
        return (await client.get(f"/cans/{can}")).json()


async def fetch_all(client, cans):
    return await asyncio.gather(*(fetch(client, can, asyncio.Semaphore(5)) for can in cans))
