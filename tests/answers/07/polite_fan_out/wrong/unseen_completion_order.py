# diagnosis: other-order
# cause: Each task appends its text when it is done, so the texts come in the order of completion and not in the order of cans.
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    semaphore = asyncio.Semaphore(5)

    async def fetch(can):
        async with semaphore:
            response = await client.get(f"/cans/{can}")
        texts.append(response.json())

    async with asyncio.TaskGroup() as group:
        for can in cans:
            group.create_task(fetch(can))
    return texts
