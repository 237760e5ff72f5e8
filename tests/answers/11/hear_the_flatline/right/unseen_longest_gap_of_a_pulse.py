# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    beats = [time.perf_counter()]

    async def pulse():
        while True:
            await asyncio.sleep(0.01)
            beats.append(time.perf_counter())

    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        heart = asyncio.create_task(pulse())
        await asyncio.sleep(0)
        answer = await client.get("/latte")
        await asyncio.sleep(0.03)  # the last beat, too
        heart.cancel()
    assert answer.status_code == 200
    assert max(b - a for a, b in zip(beats, beats[1:])) < 0.13
