# diagnosis: error-not-caught
# cause: in a TaskGroup nobody catches the TimeoutError
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.wait_for(client.get(url), 0.6)) for url in urls]
    return [task.result().text for task in tasks]
