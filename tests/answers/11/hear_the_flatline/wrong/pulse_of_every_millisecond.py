# diagnosis: too-strict
# cause: a limit below the pulse's own beat
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


def longest(ticks):
    return max(later - tick for tick, later in zip(ticks, ticks[1:]))


@pytest.mark.asyncio
async def test_the_pulse(app):
    ticks = []
    pulse = asyncio.create_task(beat(ticks))
    async with visitor(app) as client:
        await client.get("/latte")
    pulse.cancel()
    assert longest([*ticks, time.perf_counter()]) < 0.015
