# diagnosis: deadline-each-try
# cause: a deadline for each retry, and no end to the retries
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        while True:
            try:
                async with asyncio.timeout(0.6):
                    return (await client.get(url)).text
            except TimeoutError:
                await asyncio.sleep(0.1)

    return await asyncio.gather(*map(ask, urls))
