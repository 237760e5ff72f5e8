# diagnosis: cans-missing
# cause: fetches only the first five
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans[:5]))
    return [answer.json() for answer in answers]
