# diagnosis: other-order
# cause: each worker appends its text when it arrives, so the texts are not in the order of the cans
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    texts = []

    async def fetch(can):
        async with five:
            answer = await client.get(f"/cans/{can}")
            texts.append(answer.json())

    async with asyncio.TaskGroup() as group:
        for can in cans:
            group.create_task(fetch(can))
    return texts
