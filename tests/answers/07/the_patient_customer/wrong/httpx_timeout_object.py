# diagnosis: silence-bounded
# cause: four timeouts, and none for the whole call
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            limits = httpx.Timeout(connect=0.2, read=0.5, write=0.2, pool=0.2)
            return (await client.get(url, timeout=limits)).text
        except httpx.HTTPError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
