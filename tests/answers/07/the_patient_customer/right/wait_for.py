# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            answer = await asyncio.wait_for(client.get(url), 0.6)
        except asyncio.TimeoutError:
            return None
        return answer.text

    return await asyncio.gather(*(ask(url) for url in urls))
