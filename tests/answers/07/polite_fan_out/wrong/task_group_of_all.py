# diagnosis: unbounded
# cause: fan-out without a bound (mistake 14)
# exercise: polite_fan_out
import asyncio


async def fetch(client, can):
    return (await client.get(f"/cans/{can}")).json()


async def fetch_all(client, cans):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(client, can)) for can in cans]
    return [task.result() for task in tasks]
