# diagnosis: clock-too-late
# cause: the ping comes in the middle, but the stopwatch starts after the sleep that was held itself: the hold is over by then, and the test is green on all
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
        await asyncio.sleep(0.05)  # the latte is being made now
        start = time.perf_counter()
        await client.get("/ping")
        took = time.perf_counter() - start
        answer = await latte
    assert answer.status_code == 200
    assert took < 0.1
