# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        async with five:
            answer = await client.get(f"/cans/{can}")
        return answer.json()

    return await asyncio.gather(*(fetch(can) for can in cans))
