# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        begin = time.perf_counter()
        latte = asyncio.create_task(client.get("/latte"))
        await asyncio.sleep(0.04)
        ping = await client.get("/ping")
        waited = time.perf_counter() - begin
        answer = await latte
    assert ping.status_code == answer.status_code == 200
    assert waited < 0.16
