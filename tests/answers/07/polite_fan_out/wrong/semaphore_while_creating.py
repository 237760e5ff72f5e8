# diagnosis: semaphore-around
# cause: the permit is held while the task is made, not while it calls
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    tasks = []
    for can in cans:
        async with five:
            tasks.append(asyncio.create_task(client.get(f"/cans/{can}")))
    return [(await task).json() for task in tasks]
