# diagnosis: deadline-each-try
# cause: three tries of 0.2 s: the time is kept, and the supplier asked three times
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        for _ in range(2):
            try:
                async with asyncio.timeout(0.3):
                    return (await client.get(url)).text
            except TimeoutError:
                pass

    return await asyncio.gather(*(ask(url) for url in urls))
