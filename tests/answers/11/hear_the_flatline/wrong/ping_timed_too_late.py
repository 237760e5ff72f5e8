# diagnosis: ping-apart
# cause: the ping's clock starts when the loop is free again
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_a_ping(app):
    async with visitor(app) as client:
        latte = asyncio.create_task(client.get("/latte"))
        await asyncio.sleep(0)
        await asyncio.wait_for(client.get("/ping"), 0.1)
        await latte
