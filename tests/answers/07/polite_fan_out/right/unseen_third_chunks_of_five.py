# exercise: polite_fan_out
import anyio


async def fetch_all(client, cans):
    cans = list(cans)
    found = {}

    async def fetch(place):
        answer = await client.get(f"/cans/{cans[place]}")
        found[place] = answer.json()

    for start in range(0, len(cans), 5):
        async with anyio.create_task_group() as group:
            for place in range(start, min(start + 5, len(cans))):
                group.start_soon(fetch, place)
    return [found[place] for place in range(len(cans))]
