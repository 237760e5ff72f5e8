# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app, caplog):
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0.12  # grinding is shorter, holding is longer
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        # a task of its own, so that its slow step is logged before this test goes on
        answer = await asyncio.create_task(client.get("/latte"))
    assert answer.status_code == 200
    slow = [r.getMessage() for r in caplog.records if r.name == "asyncio" and "took" in r.getMessage()]
    assert not slow
