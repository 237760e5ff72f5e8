# diagnosis: ping-apart
# cause: sends the ping only when the latte is ready and the loop free again, so it is answered at once in every shop
# exercise: hear_the_flatline
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
        begin = time.perf_counter()
        ping = await client.get("/ping")
        waited = time.perf_counter() - begin
    assert answer.status_code == ping.status_code == 200
    assert waited < 0.1
