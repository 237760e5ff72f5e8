# diagnosis: cancel-not-awaited
# cause: cancel() only asks for the end: the late calls are not awaited afterwards, so they still run when ask_all returns
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    done, pending = await asyncio.wait(tasks, timeout=0.6)
    for task in pending:
        task.cancel()
    return [
        task.result().text if task in done and not task.exception() else None for task in tasks
    ]
