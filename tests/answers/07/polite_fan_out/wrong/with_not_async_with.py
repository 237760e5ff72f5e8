# diagnosis: plain-with
# cause: `with` where `async with` belongs
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        with five:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
