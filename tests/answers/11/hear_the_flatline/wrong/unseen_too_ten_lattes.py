# diagnosis: too-many-customers
# cause: tells the shops apart, but with ten lattes at once, which take 2.2 s in each shop that holds the loop, so the five shops together take far more than 4 s
# exercise: hear_the_flatline
import asyncio
from time import perf_counter

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop", timeout=30) as client:
        start = perf_counter()
        async with asyncio.TaskGroup() as tg:
            lattes = [tg.create_task(client.get("/latte")) for _ in range(10)]
        took = perf_counter() - start
    assert all(latte.result().status_code == 200 for latte in lattes)
    assert took < 1.2  # one after the other would be 2.2 s
