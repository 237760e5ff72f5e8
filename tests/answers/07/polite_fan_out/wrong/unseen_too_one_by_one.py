# diagnosis: one-by-one
# cause: each task is awaited before the next is created, so the cans are fetched one after the other and never several at a time
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    texts = []
    for can in cans:
        async with five:
            task = asyncio.create_task(client.get(f"/cans/{can}"))
            texts.append((await task).json())
    return texts
