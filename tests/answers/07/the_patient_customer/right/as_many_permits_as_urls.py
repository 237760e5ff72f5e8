# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    gate = asyncio.Semaphore(len(urls))

    async def ask(url):
        async with gate:
            try:
                response = await asyncio.wait_for(client.get(url), timeout=0.6)
            except TimeoutError:
                return None
            return response.text

    tasks = []
    for url in urls:
        tasks.append(asyncio.create_task(ask(url)))
        await asyncio.sleep(0.01)  # not all in one moment
    return [await task for task in tasks]
