# diagnosis: cans-missing
# cause: the refused ones are silently left out
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans))
    return [answer.json() for answer in answers if answer.status_code == 200]
