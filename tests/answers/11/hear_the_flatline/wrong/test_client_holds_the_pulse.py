# diagnosis: blocks-itself
# cause: a TestClient in a coroutine holds the test's own loop (mistake 2)
# exercise: hear_the_flatline
import asyncio
import time

import pytest
from fastapi.testclient import TestClient


async def beat(ticks):
    while True:
        ticks.append(time.perf_counter())
        await asyncio.sleep(0.02)


@pytest.mark.asyncio
async def test_the_pulse(app):
    ticks = []
    pulse = asyncio.create_task(beat(ticks))
    await asyncio.sleep(0)
    TestClient(app).get("/latte")
    await asyncio.sleep(0)
    pulse.cancel()
    assert max(later - tick for tick, later in zip(ticks, [*ticks[1:], time.perf_counter()])) < 0.15
