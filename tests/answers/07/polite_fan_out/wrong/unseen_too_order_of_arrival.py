# diagnosis: other-order
# cause: the workers append the texts as they come, and take the cans from the end of the list, so they are not in the order of cans
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    todo = list(cans)

    async def worker():
        while todo:
            can = todo.pop()
            answer = await client.get(f"/cans/{can}")
            texts.append(answer.json())

    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(worker())
    return texts
