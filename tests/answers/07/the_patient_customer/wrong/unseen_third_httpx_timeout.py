# diagnosis: silence-bounded
# cause: takes httpx's timeout for a bound of the whole call, but it bounds each wait alone, so the answer that comes drop by drop goes on past 0.6 s
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            return (await client.get(url, timeout=0.6)).text
        except httpx.HTTPError:
            return None

    return list(await asyncio.gather(*(ask(url) for url in urls)))
