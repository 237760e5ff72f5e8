# diagnosis: left-running
# cause: sleeps for the limit and looks who is done
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    await asyncio.sleep(0.6)
    return [task.result().text if task.done() else None for task in tasks]
