# diagnosis: never-released
# cause: acquired and never released
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        await five.acquire()
        return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
