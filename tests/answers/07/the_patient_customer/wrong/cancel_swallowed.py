# diagnosis: cancel-swallowed
# cause: the cancellation is taken for a failure, and it asks on (mistake 17)
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        call = asyncio.ensure_future(client.get(url))
        async with asyncio.timeout(0.6):
            while not call.done():
                try:
                    await asyncio.wait([call])
                except asyncio.CancelledError:
                    pass
        return call.result().text

    return await asyncio.gather(*(ask(url) for url in urls))
