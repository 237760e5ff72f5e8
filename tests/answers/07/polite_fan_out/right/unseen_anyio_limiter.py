# exercise: polite_fan_out
import anyio


async def fetch_all(client, cans):
    limiter = anyio.CapacityLimiter(4)
    found = {}

    async def fetch(can):
        async with limiter:
            response = await client.get(f"/cans/{can}")
        found[can] = response.json()

    async with anyio.create_task_group() as group:
        for can in cans:
            group.start_soon(fetch, can)
    return [found[can] for can in cans]
