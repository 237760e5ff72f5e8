# diagnosis: all-lost
# cause: a single timeout around the gather throws all the answers away when it strikes, so the three suppliers that did answer are returned as None too
# exercise: the_patient_customer
import asyncio


async def ask(client, url):
    answer = await client.get(url)
    return answer.text


async def ask_all(client, urls):
    try:
        async with asyncio.timeout(0.6):
            return await asyncio.gather(*(ask(client, url) for url in urls))
    except TimeoutError:
        return [None for url in urls]
