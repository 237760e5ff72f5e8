# diagnosis: left-running
# cause: gives up waiting after 0.6 s but does not cancel the pending calls, which run on after it has returned
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    calls = [asyncio.create_task(client.get(url)) for url in urls]
    done, _ = await asyncio.wait(calls, timeout=0.6)
    texts = []
    for call in calls:
        try:
            texts.append(call.result().text if call in done else None)
        except httpx.HTTPError:
            texts.append(None)
    return texts
