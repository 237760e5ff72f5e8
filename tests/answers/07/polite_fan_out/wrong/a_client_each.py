# diagnosis: client-each
# cause: a new client for every call (mistake 13)
# exercise: polite_fan_out
import asyncio

import httpx


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        async with five, httpx.AsyncClient(base_url=client.base_url) as mine:
            return (await mine.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
