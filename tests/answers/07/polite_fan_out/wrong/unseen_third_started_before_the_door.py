# diagnosis: too-many-permits
# cause: makes tasks of all the calls first and only awaits them behind the semaphore, so all of them are in flight at once
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)
    calls = [asyncio.create_task(client.get(f"/cans/{can}")) for can in cans]

    async def collect(call):
        async with five:
            answer = await call
        return answer.json()

    return await asyncio.gather(*(collect(call) for call in calls))
