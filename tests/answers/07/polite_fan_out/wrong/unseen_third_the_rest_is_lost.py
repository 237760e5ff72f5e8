# diagnosis: cans-missing
# cause: works in full chunks of five only and drops the rest, so of twelve cans two are never fetched
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    async def fetch(can):
        return (await client.get(f"/cans/{can}")).json()

    texts = []
    for chunk in range(len(cans) // 5):
        five = cans[chunk * 5 : chunk * 5 + 5]
        texts += await asyncio.gather(*(fetch(can) for can in five))
    return texts
