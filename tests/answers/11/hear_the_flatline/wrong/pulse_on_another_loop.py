# diagnosis: listens-elsewhere
# cause: the pulse beats on the test's loop, and the shop is served on another
# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest

from coffeeshop import serve


async def beat(ticks):
    while True:
        ticks.append(time.perf_counter())
        await asyncio.sleep(0.02)


@pytest.mark.asyncio
async def test_the_pulse(app):
    ticks = []
    pulse = asyncio.create_task(beat(ticks))
    with serve(app) as shop:
        async with httpx.AsyncClient(base_url=shop.url) as client:
            await client.get("/latte")
        pulse.cancel()
    assert max(later - tick for tick, later in zip(ticks, ticks[1:])) < 0.15
