# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_the_pulse_beats_on(app):
    beats = 0

    async def beat():
        nonlocal beats
        while True:
            await asyncio.sleep(0.05)
            beats += 1

    async with visitor(app) as client, asyncio.TaskGroup() as group:
        pulse = group.create_task(beat())
        await client.get("/latte")
        pulse.cancel()
    assert beats >= 2
