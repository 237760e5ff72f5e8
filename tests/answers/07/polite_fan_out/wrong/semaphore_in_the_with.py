# diagnosis: semaphore-each
# cause: the semaphore is made in the `async with` of each call
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        async with asyncio.Semaphore(5):
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*[fetch(can) for can in cans])
