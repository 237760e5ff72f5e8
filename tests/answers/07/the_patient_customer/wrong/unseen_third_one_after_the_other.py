# diagnosis: one-by-one
# cause: bounds each call rightly but asks the suppliers one after the other, not at the same time
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    texts = []
    for url in urls:
        try:
            async with asyncio.timeout(0.6):
                texts.append((await client.get(url)).text)
        except (TimeoutError, httpx.HTTPError):
            texts.append(None)
    return texts
