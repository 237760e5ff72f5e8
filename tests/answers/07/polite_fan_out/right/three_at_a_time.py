# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    slots = asyncio.BoundedSemaphore(3)

    async def fetch(can):
        await slots.acquire()
        try:
            return (await client.get(f"/cans/{can}")).json()
        finally:
            slots.release()

    tasks = [asyncio.create_task(fetch(can)) for can in cans]
    return [await task for task in tasks]
