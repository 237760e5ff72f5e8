# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    for start in range(0, len(cans), 5):
        batch = cans[start : start + 5]
        answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in batch))
        texts += [answer.json() for answer in answers]
    return texts
