# diagnosis: not-awaited
# cause: coroutines handed over (mistake 3)
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    five = asyncio.Semaphore(5)

    async def fetch(can):
        async with five:
            return (await client.get(f"/cans/{can}")).json()

    return [fetch(can) for can in cans]
