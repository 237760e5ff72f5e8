# diagnosis: cans-missing
# cause: it goes in whole batches of five and forgets the rest, so of twelve cans only ten are fetched, and of seven only five
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    for batch in range(len(cans) // 5):
        five = cans[batch * 5 : (batch + 1) * 5]
        answers = await asyncio.gather(*(client.get(f"/cans/{can}") for can in five))
        texts += [answer.json() for answer in answers]
    return texts
