# exercise: polite_fan_out
import asyncio

import requests


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    def call(can):
        return requests.get(f"{client.base_url}/cans/{can}", timeout=5).json()

    async def fetch(can):
        async with five:
            return await asyncio.to_thread(call, can)

    return await asyncio.gather(*map(fetch, cans))
