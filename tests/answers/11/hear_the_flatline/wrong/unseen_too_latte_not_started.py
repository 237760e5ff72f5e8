# diagnosis: ping-apart
# cause: client.get without a task is a coroutine that starts only when it is awaited, so the ping goes to an idle shop and all five shops are green
# exercise: hear_the_flatline
from time import perf_counter

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        start = perf_counter()
        latte = client.get("/latte")  # under way ...
        ping = await client.get("/ping")  # ... and meanwhile
        waited = perf_counter() - start
        answer = await latte
    assert ping.status_code == 200
    assert answer.status_code == 200
    assert waited < 0.1
