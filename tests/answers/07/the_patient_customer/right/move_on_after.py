# exercise: the_patient_customer
import asyncio

import anyio


async def ask_all(client, urls):
    async def ask(url):
        with anyio.move_on_after(0.6):
            return (await client.get(url)).text

    return await asyncio.gather(*(ask(url) for url in urls))
