# diagnosis: paced
# cause: hopes that a pause is long enough
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    tasks = []
    for can in cans:
        tasks.append(asyncio.create_task(client.get(f"/cans/{can}")))
        await asyncio.sleep(0.04)
    return [(await task).json() for task in tasks]
