# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        slowest = 0
        async with asyncio.TaskGroup() as group:
            latte = group.create_task(client.get("/latte"))
            while not latte.done():
                start = time.perf_counter()
                await asyncio.sleep(0.005)
                ping = await client.get("/ping")
                slowest = max(slowest, time.perf_counter() - start)
                assert ping.status_code == 200
    assert latte.result().status_code == 200
    assert slowest < 0.14
