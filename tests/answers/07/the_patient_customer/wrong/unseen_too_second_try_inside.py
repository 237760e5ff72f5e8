# diagnosis: deadline-each-try
# cause: it splits the 0.6 s into two tries of 0.3 s, so a supplier that is silent at first is asked twice instead of once
# exercise: the_patient_customer
import asyncio


async def ask(client, url):
    for attempt in range(2):  # 2 * 0.3 s = 0.6 s in all
        try:
            async with asyncio.timeout(0.3):
                return (await client.get(url)).text
        except TimeoutError:
            continue
    return None


async def ask_all(client, urls):
    return await asyncio.gather(*(ask(client, url) for url in urls))
