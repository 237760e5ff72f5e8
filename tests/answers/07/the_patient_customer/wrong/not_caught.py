# diagnosis: error-not-caught
# cause: nobody catches the TimeoutError
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        async with asyncio.timeout(0.6):
            return (await client.get(url)).text

    return await asyncio.gather(*(ask(url) for url in urls))
