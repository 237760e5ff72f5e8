# diagnosis: hammering
# cause: all at once, and again until the supplier gives in
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        while True:
            answer = await client.get(f"/cans/{can}")
            if answer.status_code != 429:
                return answer.json()
            await asyncio.sleep(0.05)

    return await asyncio.gather(*map(fetch, cans))
