# diagnosis: left-running
# cause: asyncio.wait does not cancel those that are pending when its time is up: three calls run on after the return
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    done, pending = await asyncio.wait(tasks, timeout=0.6)
    return [
        task.result().text if task in done and not task.exception() else None for task in tasks
    ]
