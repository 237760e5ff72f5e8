# diagnosis: all-lost
# cause: the timeout is around the whole gather
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    try:
        async with asyncio.timeout(0.6):
            answers = await asyncio.gather(*(client.get(url) for url in urls))
            return [answer.text for answer in answers]
    except TimeoutError:
        return [None] * len(urls)
