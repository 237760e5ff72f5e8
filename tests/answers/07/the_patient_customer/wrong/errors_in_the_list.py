# diagnosis: errors-as-results
# cause: return_exceptions, and nobody looks
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    calls = (asyncio.wait_for(client.get(url), 0.6) for url in urls)
    answers = await asyncio.gather(*calls, return_exceptions=True)
    return [getattr(answer, "text", answer) for answer in answers]
