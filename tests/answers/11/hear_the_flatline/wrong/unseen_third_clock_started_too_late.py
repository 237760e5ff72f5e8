# diagnosis: clock-too-late
# cause: starts the clock after the sleep in which the loop was held already, so the ping seems to be answered at once in every shop
# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        latte = asyncio.create_task(client.get("/latte"))
        await asyncio.sleep(0.05)
        begin = time.perf_counter()
        ping = await client.get("/ping")
        waited = time.perf_counter() - begin
        answer = await latte
    assert answer.status_code == ping.status_code == 200
    assert waited < 0.1
