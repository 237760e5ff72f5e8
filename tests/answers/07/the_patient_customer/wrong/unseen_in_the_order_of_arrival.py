# diagnosis: other-order
# cause: the texts are appended as they arrive, so the list has the order of the answers and not that of the urls
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    texts = []

    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                answer = await client.get(url)
        except (TimeoutError, httpx.TransportError):
            texts.append(None)
        else:
            texts.append(answer.text)

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(ask(url))
    return texts
