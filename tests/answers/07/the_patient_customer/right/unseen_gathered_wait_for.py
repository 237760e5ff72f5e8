# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    answers = await asyncio.gather(
        *(asyncio.wait_for(client.get(url), 0.6) for url in urls), return_exceptions=True
    )
    return [None if isinstance(answer, Exception) else answer.text for answer in answers]
