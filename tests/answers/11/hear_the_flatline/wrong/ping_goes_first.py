# diagnosis: ping-apart
# cause: the ping is served before the latte's task has begun
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
        await client.get("/ping")
        assert time.perf_counter() - began < 0.1
        await latte
