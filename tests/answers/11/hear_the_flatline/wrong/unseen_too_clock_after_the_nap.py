# diagnosis: clock-too-late
# cause: the clock is started after the nap, which itself lasts as long as the loop is held, so the ping behind it is always quick and all five shops are green
# exercise: hear_the_flatline
import asyncio
from time import perf_counter

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        latte = asyncio.create_task(client.get("/latte"))
        await asyncio.sleep(0.05)  # now the latte is under way
        start = perf_counter()
        ping = await client.get("/ping")
        waited = perf_counter() - start
        answer = await latte
    assert ping.status_code == answer.status_code == 200
    assert waited < 0.1
