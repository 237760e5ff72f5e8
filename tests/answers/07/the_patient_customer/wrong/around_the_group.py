# diagnosis: all-lost
# cause: the timeout is around the TaskGroup
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    try:
        async with asyncio.timeout(0.6):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(client.get(url)) for url in urls]
    except TimeoutError:
        return [None for url in urls]
    return [task.result().text for task in tasks]
