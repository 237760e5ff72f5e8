# exercise: the_patient_customer
import anyio
import httpx


async def ask_all(client, urls):
    texts = [None] * len(urls)

    async def ask(place, url):
        with anyio.move_on_after(0.6):
            try:
                answer = await client.get(url)
                texts[place] = answer.text
            except httpx.HTTPError:
                pass

    async with anyio.create_task_group() as group:
        for place, url in enumerate(urls):
            group.start_soon(ask, place, url)
    return texts
