# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    calls = [asyncio.create_task(client.get(url)) for url in urls]
    if not calls:
        return []
    try:
        await asyncio.wait(calls, timeout=0.6)
    finally:
        for call in calls:
            call.cancel()
        ended = await asyncio.gather(*calls, return_exceptions=True)
    return [None if isinstance(end, BaseException) else end.text for end in ended]
