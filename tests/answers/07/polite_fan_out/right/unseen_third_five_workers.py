# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    cans = list(cans)
    texts = [None] * len(cans)
    todo = iter(enumerate(cans))

    async def worker():
        for place, can in todo:
            texts[place] = (await client.get(f"/cans/{can}")).json()

    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(worker())
    return texts
