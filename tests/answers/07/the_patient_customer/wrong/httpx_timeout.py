# diagnosis: silence-bounded
# cause: httpx's read timeout, and a supplier that trickles (mistake 27)
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            return (await client.get(url, timeout=0.6)).text
        except httpx.TimeoutException:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
