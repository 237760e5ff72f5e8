# diagnosis: timeout
# cause: a timeout shorter than a latte ends the right shops' as well
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await asyncio.wait_for(client.get("/latte"), 0.1)
    assert answer.status_code == 200
