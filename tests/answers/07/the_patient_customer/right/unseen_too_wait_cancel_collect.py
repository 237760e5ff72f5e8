# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    try:
        done, late = await asyncio.wait(tasks, timeout=0.6)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result().text if task in done else None for task in tasks]
