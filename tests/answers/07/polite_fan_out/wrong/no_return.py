# diagnosis: returned-nothing
# cause: no return
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        async with five:
            return (await client.get(f"/cans/{can}")).json()

    await asyncio.gather(*map(fetch, cans))
