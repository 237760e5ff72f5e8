# diagnosis: all-lost
# cause: one timeout around the whole gather: when it fires the three answers that have come are thrown away too
# exercise: the_patient_customer
import asyncio

import httpx


async def ask(client, url):
    try:
        return (await client.get(url)).text
    except httpx.TransportError:
        return None


async def ask_all(client, urls):
    try:
        async with asyncio.timeout(0.6):
            return await asyncio.gather(*(ask(client, url) for url in urls))
    except TimeoutError:
        return [None for _ in urls]
