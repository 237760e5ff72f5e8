# diagnosis: cans-missing
# cause: The number of batches is cut down by whole division, so the last, incomplete batch is never fetched and cans are missing.
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    for number in range(len(cans) // 5):
        batch = cans[number * 5 : number * 5 + 5]
        responses = await asyncio.gather(*(client.get(f"/cans/{can}") for can in batch))
        texts.extend(response.json() for response in responses)
    return texts
