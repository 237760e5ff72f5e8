# exercise: the_patient_customer
import asyncio

import httpx


async def ask(client, url):
    try:
        async with asyncio.timeout(0.6):
            return (await client.get(url)).text
    except (TimeoutError, httpx.TransportError):
        return None


async def ask_all(client, urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(client, url)) for url in urls]
    return [task.result() for task in tasks]
