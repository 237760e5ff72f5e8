# diagnosis: all-lost
# cause: puts one timeout around the gather, so the first supplier that hangs costs the answers of the three that came
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    try:
        async with asyncio.timeout(0.6):
            answers = await asyncio.gather(*(client.get(url) for url in urls))
    except TimeoutError:
        return [None] * len(urls)
    return [answer.text for answer in answers]
