# diagnosis: no-limit
# cause: no timeout at all (mistake 27)
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    answers = await asyncio.gather(*(client.get(url) for url in urls))
    return [answer.text for answer in answers]
