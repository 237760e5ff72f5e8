# diagnosis: hidden-as-success
# cause: what came until the limit is sold as the answer
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        text = ""
        try:
            async with asyncio.timeout(0.6), client.stream("GET", url) as response:
                async for piece in response.aiter_text():
                    text += piece
        except TimeoutError:
            pass
        return text or None

    return await asyncio.gather(*(ask(url) for url in urls))
