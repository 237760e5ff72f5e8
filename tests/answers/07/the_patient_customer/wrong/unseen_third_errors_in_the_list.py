# diagnosis: errors-as-results
# cause: lets gather return the exceptions and does not turn them into None, so TimeoutError objects stand in the list
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        async with asyncio.timeout(0.6):
            return (await client.get(url)).text

    return list(await asyncio.gather(*(ask(url) for url in urls), return_exceptions=True))
