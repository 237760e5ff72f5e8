# diagnosis: workers-never-end
# cause: awaits workers that never end
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    queue, found = asyncio.Queue(), {}
    for can in cans:
        queue.put_nowait(can)

    async def worker():
        while True:
            can = await queue.get()
            found[can] = (await client.get(f"/cans/{can}")).json()
            queue.task_done()

    await asyncio.gather(*(worker() for _ in range(5)))
    return [found[can] for can in cans]
