# diagnosis: few-at-once
# cause: five workers take the six addresses from a queue, so the sixth is asked when another is done
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    texts = [None] * len(urls)
    todo = asyncio.Queue()
    for place in enumerate(urls):
        todo.put_nowait(place)

    async def worker():
        while not todo.empty():
            place, url = todo.get_nowait()
            try:
                response = await asyncio.wait_for(client.get(url), 0.6)
                texts[place] = response.text
            except TimeoutError:
                pass

    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(worker())
    return texts
