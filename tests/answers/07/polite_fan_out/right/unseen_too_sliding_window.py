# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    tasks = []
    flying = set()
    for can in cans:
        if len(flying) == 5:
            _, flying = await asyncio.wait(flying, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(client.get(f"/cans/{can}"))
        tasks.append(task)
        flying.add(task)
    return [(await task).json() for task in tasks]
