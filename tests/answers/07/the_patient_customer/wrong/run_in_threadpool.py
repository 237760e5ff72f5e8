# diagnosis: thread-runs-on
# cause: asyncio.timeout around run_in_threadpool
# exercise: the_patient_customer
import asyncio

import requests
from fastapi.concurrency import run_in_threadpool


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await run_in_threadpool(requests.get, url)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
