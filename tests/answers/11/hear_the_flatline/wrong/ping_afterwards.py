# diagnosis: ping-apart
# cause: the ping is sent when the latte is made (mistake 15)
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_a_ping(app):
    async with visitor(app) as client:
        await client.get("/latte")
        assert (await client.get("/ping")).status_code == 200
