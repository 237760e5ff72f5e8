# diagnosis: one-by-one
# cause: one after the other, each with its limit
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    texts = []
    for url in urls:
        try:
            async with asyncio.timeout(0.6):
                texts.append((await client.get(url)).text)
        except TimeoutError:
            texts.append(None)
    return texts
