# diagnosis: limit-too-long
# cause: three seconds
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(3):
                return (await client.get(url)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
