# diagnosis: hidden-as-success
# cause: a timeout is hidden as an empty answer
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await client.get(url)).text
        except TimeoutError:
            return ""

    return await asyncio.gather(*(ask(url) for url in urls))
