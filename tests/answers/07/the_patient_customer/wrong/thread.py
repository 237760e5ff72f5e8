# diagnosis: thread-runs-on
# cause: wait_for around a thread that can't be cancelled
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        try:
            return (await asyncio.wait_for(asyncio.to_thread(httpx.get, url, timeout=None), 0.6)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
