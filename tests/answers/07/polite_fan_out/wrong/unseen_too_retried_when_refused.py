# diagnosis: hammering
# cause: it sends everything at once and tries again whatever was refused: all the cans come, but calls have been refused
# exercise: polite_fan_out
import asyncio


async def fetch(client, can):
    while True:
        answer = await client.get(f"/cans/{can}")
        if answer.status_code != 429:
            return answer.json()
        await asyncio.sleep(0.1)


async def fetch_all(client, cans):
    return await asyncio.gather(*(fetch(client, can) for can in cans))
