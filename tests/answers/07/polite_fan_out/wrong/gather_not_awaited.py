# diagnosis: left-early
# cause: returns before anything is fetched
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    got = []

    async def fetch(can):
        async with five:
            got.append((await client.get(f"/cans/{can}")).json())

    tasks = [asyncio.create_task(fetch(can)) for can in cans]
    return got
