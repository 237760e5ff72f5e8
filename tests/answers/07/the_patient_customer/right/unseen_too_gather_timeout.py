# exercise: the_patient_customer
import asyncio


async def ask(client, url):
    try:
        async with asyncio.timeout(0.6):
            return (await client.get(url)).text
    except TimeoutError:
        return None


async def ask_all(client, urls):
    return list(await asyncio.gather(*(ask(client, url) for url in urls)))
