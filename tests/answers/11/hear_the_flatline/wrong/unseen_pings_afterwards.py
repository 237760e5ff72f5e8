# diagnosis: ping-apart
# cause: the ping is sent only when the latte has been awaited and the loop is free again, so it is quick in all five shops
# exercise: hear_the_flatline
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
        start = time.perf_counter()
        await client.get("/ping")
        took = time.perf_counter() - start
    assert answer.status_code == 200
    assert took < 0.1
