# diagnosis: deadline-each-try
# cause: a deadline for each retry
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        for _ in range(3):
            try:
                async with asyncio.timeout(0.6):
                    return (await client.get(url)).text
            except TimeoutError:
                continue
        return None

    return await asyncio.gather(*(ask(url) for url in urls))
