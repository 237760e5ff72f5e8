# diagnosis: ping-unread
# cause: orders a ping beside, and asks only for both statuses
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_a_ping(app):
    async with visitor(app) as client:
        latte, ping = await asyncio.gather(client.get("/latte"), client.get("/ping"))
    assert latte.status_code == ping.status_code == 200
