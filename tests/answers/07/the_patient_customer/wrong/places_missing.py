# diagnosis: places-missing
# cause: those given up are left out
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await client.get(url)).text
        except TimeoutError:
            return None

    texts = await asyncio.gather(*map(ask, urls))
    return [text for text in texts if text]
