# diagnosis: few-at-once
# cause: a semaphore lets only two calls in at a time, so the six suppliers are not asked at the same time and it takes twice 0.6 s or more
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    gate = asyncio.Semaphore(2)

    async def ask(url):
        async with gate:
            try:
                async with asyncio.timeout(0.6):
                    answer = await client.get(url)
                    return answer.text
            except TimeoutError:
                return None

    return await asyncio.gather(*(ask(url) for url in urls))
