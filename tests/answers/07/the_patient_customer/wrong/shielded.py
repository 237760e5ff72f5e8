# diagnosis: shielded
# cause: shield keeps the cancellation from the call
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            return (await asyncio.wait_for(asyncio.shield(client.get(url)), 0.6)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
