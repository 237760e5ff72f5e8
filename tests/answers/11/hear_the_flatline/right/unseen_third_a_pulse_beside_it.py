# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    beats = 0

    async def pulse():
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1

    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        beating = asyncio.create_task(pulse())
        answer = await client.get("/latte")
        heard = beats
        beating.cancel()
        await asyncio.wait([beating])
    assert answer.status_code == 200
    assert heard >= 6
