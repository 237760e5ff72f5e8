# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await client.get(url)).text
        except (TimeoutError, httpx.HTTPError):
            return None

    return list(await asyncio.gather(*(ask(url) for url in urls)))
