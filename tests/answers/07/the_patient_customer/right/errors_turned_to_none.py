# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    calls = (asyncio.wait_for(client.get(url), timeout=0.6) for url in urls)
    answers = await asyncio.gather(*calls, return_exceptions=True)
    return [None if isinstance(answer, TimeoutError) else answer.text for answer in answers]
