# exercise: the_patient_customer
import anyio


async def ask_all(client, urls):
    texts = {}

    async def ask(number, url):
        with anyio.move_on_after(0.6):
            async with client.stream("GET", url) as answer:
                await answer.aread()
                texts[number] = answer.text

    async with anyio.create_task_group() as group:
        for number, url in enumerate(urls):
            group.start_soon(ask, number, url)
    return [texts.get(number) for number in range(len(urls))]
