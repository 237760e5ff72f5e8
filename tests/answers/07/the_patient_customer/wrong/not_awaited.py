# diagnosis: not-awaited
# cause: coroutines are returned
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    return [asyncio.wait_for(client.get(url), 0.6) for url in urls]
