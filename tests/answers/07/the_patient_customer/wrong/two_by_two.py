# diagnosis: few-at-once
# cause: two are asked together, and the next two when both are done or given up
# exercise: the_patient_customer
import asyncio


async def ask(client, url):
    try:
        async with asyncio.timeout(0.6):
            return (await client.get(url)).text
    except TimeoutError:
        return None


async def ask_all(client, urls):
    texts = []
    for first in range(0, len(urls), 2):
        pair = urls[first : first + 2]
        texts += await asyncio.gather(*(ask(client, url) for url in pair))
    return texts
