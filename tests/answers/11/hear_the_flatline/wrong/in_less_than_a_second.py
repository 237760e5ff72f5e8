# diagnosis: wall-clock
# cause: measures the wall time of one request, which is alike in all shops
# exercise: hear_the_flatline
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        began = time.perf_counter()
        answer = await client.get("/latte")
    assert time.perf_counter() - began < 1
