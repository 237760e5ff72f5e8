# diagnosis: other-order
# cause: workers append in the order in which they are done
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    left, got = list(cans), []

    async def worker():
        while left:
            can = left.pop(0)
            got.append((await client.get(f"/cans/{can}")).json())

    await asyncio.gather(*(worker() for _ in range(5)))
    return got
