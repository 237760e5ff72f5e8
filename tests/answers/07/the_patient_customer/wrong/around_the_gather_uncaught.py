# diagnosis: all-lost
# cause: wait_for around the whole gather, and not caught
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    calls = (client.get(url) for url in urls)
    answers = await asyncio.wait_for(asyncio.gather(*calls), 0.6)
    return [answer.text for answer in answers]
