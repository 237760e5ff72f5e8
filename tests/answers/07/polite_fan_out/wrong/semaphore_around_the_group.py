# diagnosis: semaphore-around
# cause: one permit for the whole task group
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async with asyncio.Semaphore(5):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get(f"/cans/{can}")) for can in cans]
    return [task.result().json() for task in tasks]
