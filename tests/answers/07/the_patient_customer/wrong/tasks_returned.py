# diagnosis: not-awaited
# cause: tasks are returned
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    return [asyncio.create_task(client.get(url)) for url in urls]
