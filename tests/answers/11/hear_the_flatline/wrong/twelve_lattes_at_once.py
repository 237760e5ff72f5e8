# diagnosis: too-many-customers
# cause: twelve lattes at once take 2.6 s in a shop that holds its loop, and three such shops take too long
# exercise: hear_the_flatline
import asyncio
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        start = time.perf_counter()
        answers = await asyncio.gather(*(client.get("/latte") for _ in range(12)))
        took = time.perf_counter() - start
    assert [answer.status_code for answer in answers] == [200] * 12
    assert took < 1.2
