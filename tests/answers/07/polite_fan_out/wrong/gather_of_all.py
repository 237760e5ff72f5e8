# diagnosis: unbounded
# cause: fan-out without a bound (mistake 14)
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans))
    return [answer.json() for answer in answers]
