# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    got = []
    for at in range(0, len(cans), 5):
        answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in cans[at : at + 5]))
        got += [answer.json() for answer in answers]
    return got
