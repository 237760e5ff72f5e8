# diagnosis: too-many-permits
# cause: six permits where five are allowed
# exercise: polite_fan_out
import asyncio

LIMIT = 6


async def fetch_all(client, cans):
    semaphore = asyncio.Semaphore(LIMIT)

    async def fetch(can):
        async with semaphore:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
