# diagnosis: one-by-one
# cause: awaits in a loop, with a semaphore around each
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    got = []
    for can in cans:
        async with five:
            answer = await client.get(f"/cans/{can}")
            got.append(answer.json())
    return got
