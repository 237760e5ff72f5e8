# diagnosis: one-permit
# cause: a lock lets one through
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    lock = asyncio.Lock()

    async def fetch(can):
        async with lock:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
