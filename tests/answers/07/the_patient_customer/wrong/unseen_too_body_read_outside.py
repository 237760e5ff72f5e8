# diagnosis: limit-too-long
# cause: the timeout covers the call only until the headers are there, the body is read outside of it, so the supplier that drips holds everybody up beyond 0.6 s
# exercise: the_patient_customer
import asyncio


async def ask(client, url):
    request = client.build_request("GET", url)
    try:
        async with asyncio.timeout(0.6):
            answer = await client.send(request, stream=True)
    except TimeoutError:
        return None
    try:
        await answer.aread()
    finally:
        await answer.aclose()
    return answer.text


async def ask_all(client, urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(client, url)) for url in urls]
    return [task.result() for task in tasks]
