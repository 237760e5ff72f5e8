# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    texts = [None] * len(urls)

    async def ask(place, url):
        try:
            answer = await asyncio.wait_for(client.get(url), 0.6)
        except TimeoutError:
            return
        texts[place] = answer.text

    async with asyncio.TaskGroup() as group:
        for place, url in enumerate(urls):
            group.create_task(ask(place, url))
    return texts
