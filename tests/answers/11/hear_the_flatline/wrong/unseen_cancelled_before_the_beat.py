# diagnosis: pulse-cut-off
# cause: the pulse is cancelled in the moment the latte is there: it never wakes to note the long gap, and an empty list passes on the shops that hold the loop
# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        gaps = []

        async def pulse():
            while True:
                start = time.perf_counter()
                await asyncio.sleep(0.01)
                gaps.append(time.perf_counter() - start)

        heart = asyncio.create_task(pulse())
        await asyncio.sleep(0)
        answer = await client.get("/latte")
        heart.cancel()
    assert answer.status_code == 200
    assert max(gaps, default=0) < 0.12
