# diagnosis: semaphore-around
# cause: the semaphore is held only while the task is created and not while the call is in flight, so all of them fly at once
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    tasks = []
    for can in cans:
        async with five:
            tasks.append(asyncio.create_task(client.get(f"/cans/{can}")))
    return [(await task).json() for task in tasks]
