# diagnosis: ping-apart
# cause: the ping is back before the latte is begun
# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_a_ping(app):
    back = []
    async with visitor(app) as client:

        async def ask(path):
            await client.get(path)
            back.append(path)

        await asyncio.gather(ask("/ping"), ask("/latte"))
    assert back == ["/ping", "/latte"]
