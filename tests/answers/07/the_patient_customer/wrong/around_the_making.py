# diagnosis: limit-too-long
# cause: the limit is around making the coroutine, not around awaiting it
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        async with asyncio.timeout(0.6):
            call = client.get(url)
        return (await call).text

    return await asyncio.gather(*(ask(url) for url in urls))
