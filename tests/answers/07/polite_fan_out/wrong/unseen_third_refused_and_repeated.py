# diagnosis: hammering
# cause: sends all at once and asks again after a 429, so every can is fetched in the end but calls were refused
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        while True:
            answer = await client.get(f"/cans/{can}")
            if answer.status_code != 429:
                return answer.json()
            await asyncio.sleep(0.05)

    return await asyncio.gather(*(fetch(can) for can in cans))
