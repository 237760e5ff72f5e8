# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, timeout=0.6)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [
        None if task.cancelled() or task.exception() else task.result().text for task in tasks
    ]
