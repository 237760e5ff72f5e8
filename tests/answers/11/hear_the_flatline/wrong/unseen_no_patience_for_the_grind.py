# diagnosis: too-strict
# cause: the limit of 0.015 s is below the 0.02 s that every shop grinds on its loop, so the good shops are red as well
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
                await asyncio.sleep(0.005)
                gaps.append(time.perf_counter() - start)

        heart = asyncio.create_task(pulse())
        await asyncio.sleep(0)
        answer = await client.get("/latte")
        await asyncio.sleep(0.02)
        heart.cancel()
    assert answer.status_code == 200
    assert max(gaps) < 0.015
