# diagnosis: too-many-permits
# cause: ten permits where five are allowed
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    semaphore = asyncio.Semaphore(10)

    async def fetch(can):
        async with semaphore:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
