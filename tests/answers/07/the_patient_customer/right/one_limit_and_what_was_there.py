# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    texts = dict.fromkeys(urls)

    async def ask(url):
        texts[url] = (await client.get(url)).text

    try:
        async with asyncio.timeout(0.6):
            await asyncio.gather(*map(ask, urls))
    except TimeoutError:
        pass
    return list(texts.values())
