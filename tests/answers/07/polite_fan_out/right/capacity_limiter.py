# exercise: polite_fan_out
import anyio


async def fetch_all(client, cans):
    limiter = anyio.CapacityLimiter(5)
    results = [None] * len(cans)

    async def fetch(index, can):
        async with limiter:
            response = await client.get(f"/cans/{can}")
            results[index] = response.json()

    async with anyio.create_task_group() as group:
        for index, can in enumerate(cans):
            group.start_soon(fetch, index, can)
    return results
