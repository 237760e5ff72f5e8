# diagnosis: one-by-one
# cause: The loop awaits each call before it starts the next, so the semaphore never has more than one guest and nothing is fetched several at a time.
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    semaphore = asyncio.Semaphore(5)
    for can in cans:
        async with semaphore:
            response = await client.get(f"/cans/{can}")
            texts.append(response.json())
    return texts
