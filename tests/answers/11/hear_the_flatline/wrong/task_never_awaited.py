# diagnosis: not-awaited
# cause: the task is cancelled before it runs (mistake 8)
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.1) as run:
            asyncio.create_task(client.get("/latte"))
    assert not run.blocks
