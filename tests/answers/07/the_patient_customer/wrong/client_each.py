# diagnosis: client-each
# cause: a new client for every call (mistake 13)
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6), httpx.AsyncClient(verify=False) as mine:
                return (await mine.get(url)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
