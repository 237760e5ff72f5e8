# diagnosis: blocking-client
# cause: a synchronous client in async def (mistake 2)
# exercise: polite_fan_out
import asyncio

import requests


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        async with five:
            return requests.get(f"{client.base_url}/cans/{can}").json()

    return await asyncio.gather(*map(fetch, cans))
