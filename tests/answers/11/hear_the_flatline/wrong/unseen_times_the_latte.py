# diagnosis: wall-clock
# cause: times the latte itself, which takes its 0.22 s whether the loop is held or not
# exercise: hear_the_flatline
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        start = time.perf_counter()
        answer = await client.get("/latte")
        took = time.perf_counter() - start
    assert answer.status_code == 200
    assert took < 1
