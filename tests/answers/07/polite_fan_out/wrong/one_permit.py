# diagnosis: one-permit
# cause: a semaphore with one permit
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    semaphore = asyncio.Semaphore()

    async def fetch(can):
        async with semaphore:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
