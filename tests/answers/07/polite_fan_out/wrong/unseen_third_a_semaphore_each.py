# diagnosis: semaphore-each
# cause: makes the semaphore anew for each can, so it bounds nothing and the supplier refuses the sixth call
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        async with asyncio.Semaphore(5):
            answer = await client.get(f"/cans/{can}")
        return answer.json()

    return await asyncio.gather(*(fetch(can) for can in cans))
