# diagnosis: get-not-awaited
# cause: the answer is not awaited before .text
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        async with asyncio.timeout(0.6):
            return client.get(url).text

    return await asyncio.gather(*(ask(url) for url in urls))
