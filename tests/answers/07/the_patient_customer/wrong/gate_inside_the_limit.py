# diagnosis: few-at-once
# cause: the limit also counts the time for which a call stands before the semaphore, so some are given up unasked
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    polite = asyncio.Semaphore(3)

    async def ask(url):
        try:
            async with asyncio.timeout(0.6), polite:
                return (await client.get(url)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
