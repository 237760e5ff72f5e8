# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        pings = 0
        async with asyncio.TaskGroup() as tg:
            latte = tg.create_task(client.get("/latte"))
            while not latte.done():
                assert (await client.get("/ping")).status_code == 200
                pings += 1
                await asyncio.sleep(0.02)
    assert latte.result().status_code == 200
    assert pings >= 4
