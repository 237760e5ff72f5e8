# diagnosis: ends-later
# cause: starts a task that tidies up, and returns while it still runs
# exercise: the_patient_customer
import asyncio

errands = set()


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await client.get(url)).text
        except TimeoutError:
            return None

    texts = await asyncio.gather(*(ask(url) for url in urls))
    errand = asyncio.create_task(asyncio.sleep(0.1))  # note in the book who was given up
    errands.add(errand)
    return texts
