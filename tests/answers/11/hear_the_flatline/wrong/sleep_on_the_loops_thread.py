# diagnosis: only-sleep
# cause: replaces time.sleep, and a shop may compute
# exercise: hear_the_flatline
import threading
import time

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app, monkeypatch):
    home, real = threading.get_ident(), time.sleep

    def watched(seconds):
        assert threading.get_ident() != home
        real(seconds)

    monkeypatch.setattr(time, "sleep", watched)
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert answer.status_code == 200
