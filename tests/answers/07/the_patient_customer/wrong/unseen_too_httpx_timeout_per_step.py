# diagnosis: silence-bounded
# cause: httpx's timeout=0.6 bounds each single connect or read, not the whole call, so the supplier that sends drop by drop is waited for far longer than 0.6 s
# exercise: the_patient_customer
import asyncio

import httpx


async def ask(client, url):
    try:
        answer = await client.get(url, timeout=0.6)
    except httpx.TimeoutException:
        return None
    return answer.text


async def ask_all(client, urls):
    return await asyncio.gather(*(ask(client, url) for url in urls))
