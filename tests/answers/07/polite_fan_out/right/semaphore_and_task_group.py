# exercise: polite_fan_out
import asyncio

LINES = asyncio.Semaphore(5)


async def one(client, can):
    async with LINES:
        answer = await client.get(f"/cans/{can}")
    answer.raise_for_status()
    return answer.json()


async def fetch_all(client, cans):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(client, can)) for can in cans]
    return [task.result() for task in tasks]
