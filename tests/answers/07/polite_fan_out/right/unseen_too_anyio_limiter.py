# exercise: polite_fan_out
import anyio


async def fetch_all(client, cans):
    limiter = anyio.CapacityLimiter(5)
    found = {}

    async def fetch(place, can):
        async with limiter:
            found[place] = (await client.get(f"/cans/{can}")).json()

    async with anyio.create_task_group() as group:
        for place, can in enumerate(cans):
            group.start_soon(fetch, place, can)

    return [found[place] for place in sorted(found)]
