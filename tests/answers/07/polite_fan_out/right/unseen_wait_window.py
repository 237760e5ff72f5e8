# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        answer = await client.get(f"/cans/{can}")
        answer.raise_for_status()
        return answer.json()

    tasks = []
    in_flight = set()
    for can in cans:
        if len(in_flight) == 5:
            _, in_flight = await asyncio.wait(in_flight, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(fetch(can))
        tasks.append(task)
        in_flight.add(task)
    return [await task for task in tasks]
