# diagnosis: cancel-not-awaited
# cause: the late tasks are only asked to end by cancel() and nobody waits until they have, so calls are still running when ask_all returns
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    done, late = await asyncio.wait(tasks, timeout=0.6)
    for task in late:
        task.cancel()
    return [task.result().text if task in done else None for task in tasks]
