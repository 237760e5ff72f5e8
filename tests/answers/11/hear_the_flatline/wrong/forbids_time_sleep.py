# diagnosis: mocks-sleep
# cause: replaces time.sleep, which helpers may call
# exercise: hear_the_flatline
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app, monkeypatch):
    def never(seconds):
        pytest.fail("somebody sleeps")

    monkeypatch.setattr(time, "sleep", never)
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert answer.status_code == 200
