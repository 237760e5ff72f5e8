# diagnosis: thread-runs-on
# cause: asyncio.wait around run_in_executor
# exercise: the_patient_customer
import asyncio

import httpx


async def ask_all(client, urls):
    loop = asyncio.get_running_loop()
    calls = [loop.run_in_executor(None, lambda url=url: httpx.get(url, timeout=None)) for url in urls]
    done, pending = await asyncio.wait(calls, timeout=0.6)
    return [call.result().text if call in done else None for call in calls]
