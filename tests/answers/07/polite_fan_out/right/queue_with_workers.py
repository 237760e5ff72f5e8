# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    queue, found = asyncio.Queue(), {}
    for can in cans:
        queue.put_nowait(can)

    async def worker():
        while not queue.empty():
            can = queue.get_nowait()
            found[can] = (await client.get(f"/cans/{can}")).json()

    await asyncio.gather(*(worker() for _ in range(5)))
    return [found[can] for can in cans]
