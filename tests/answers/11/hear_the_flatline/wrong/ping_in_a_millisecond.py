# diagnosis: too-strict
# cause: no ping is back in a millisecond while a shop grinds
# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_a_ping(app):
    async with visitor(app) as client:
        latte = asyncio.create_task(client.get("/latte"))
        began = time.perf_counter()
        await asyncio.sleep(0)
        await client.get("/ping")
        assert time.perf_counter() - began < 0.001
        await latte
