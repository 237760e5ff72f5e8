# diagnosis: one-by-one
# cause: each call is awaited within the loop, so the next supplier is asked only when the last has answered or was given up
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    texts = []
    for url in urls:
        try:
            answer = await asyncio.wait_for(client.get(url), 0.6)
            texts.append(answer.text)
        except (TimeoutError, httpx.TransportError):
            texts.append(None)
    return texts
