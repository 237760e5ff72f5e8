# diagnosis: threading-semaphore
# cause: a threading semaphore waited for on the loop (mistake 29)
# exercise: polite_fan_out
import asyncio
import threading


async def fetch_all(client, cans):
    five = threading.Semaphore(5)

    async def fetch(can):
        with five:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*map(fetch, cans))
