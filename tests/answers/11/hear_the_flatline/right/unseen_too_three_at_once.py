# exercise: hear_the_flatline
import asyncio
from time import perf_counter

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        start = perf_counter()
        answers = await asyncio.gather(*(client.get("/latte") for _ in range(3)))
        took = perf_counter() - start
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert took < 0.46, f"three lattes took {took:.2f} s, one after the other"
