# diagnosis: hammering
# cause: Nothing bounds the calls: all are sent at once and whoever gets a 429 tries again, so calls are refused, which must not happen.
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        while True:
            response = await client.get(f"/cans/{can}")
            if response.status_code != 429:
                return response.json()
            await asyncio.sleep(0.05)

    return await asyncio.gather(*(fetch(can) for can in cans))
