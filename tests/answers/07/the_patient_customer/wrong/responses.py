# diagnosis: responses-returned
# cause: the response, not its text
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            return await asyncio.wait_for(client.get(url), 0.6)
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
