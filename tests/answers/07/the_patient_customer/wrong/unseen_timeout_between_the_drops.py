# diagnosis: silence-bounded
# cause: httpx's timeout bounds each read and not the whole call, so the supplier that sends drop by drop is waited for to its end
# exercise: the_patient_customer
import asyncio

import httpx


async def ask(client, url):
    try:
        return (await client.get(url, timeout=0.6)).text
    except httpx.TransportError:
        return None


async def ask_all(client, urls):
    return await asyncio.gather(*(ask(client, url) for url in urls))
