# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


async def beat(ticks):
    while True:
        ticks.append(time.perf_counter())
        await asyncio.sleep(0.02)


@pytest.mark.asyncio
async def test_the_pulse_never_stops(app):
    ticks = []
    pulse = asyncio.create_task(beat(ticks))
    async with visitor(app) as client:
        await client.get("/latte")
    pulse.cancel()
    ticks.append(time.perf_counter())
    assert max(later - tick for tick, later in zip(ticks, ticks[1:])) < 0.15
