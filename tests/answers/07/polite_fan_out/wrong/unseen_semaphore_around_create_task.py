# diagnosis: semaphore-around
# cause: The semaphore is held only while the task is created, not while the call is in flight, so it is free again at once and bounds nothing.
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    semaphore = asyncio.Semaphore(5)
    tasks = []
    for can in cans:
        async with semaphore:
            tasks.append(asyncio.create_task(client.get(f"/cans/{can}")))
    responses = await asyncio.gather(*tasks)
    return [response.json() for response in responses]
