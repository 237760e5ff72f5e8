# diagnosis: xray-over
# cause: only create_task stands in the x-ray's block and the latte is awaited behind it, so the x-ray is over before the latte starts and all five shops are green
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
            latte = asyncio.create_task(client.get("/latte"))
        answer = await latte
    assert answer.status_code == 200
    assert not run.blocks
