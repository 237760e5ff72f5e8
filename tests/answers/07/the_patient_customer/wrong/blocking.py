# diagnosis: blocking-call
# cause: wait_for around a blocking call (mistake 2)
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    async def ask(url):
        async def get():
            return httpx.get(url, timeout=0.6).text

        try:
            return await asyncio.wait_for(get(), 0.6)
        except (TimeoutError, httpx.TimeoutException):
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
