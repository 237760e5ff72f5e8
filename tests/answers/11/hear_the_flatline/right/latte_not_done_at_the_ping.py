# exercise: hear_the_flatline
import asyncio

import httpx
import pytest


def visitor(app):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop")


@pytest.mark.asyncio
async def test_the_latte_is_still_in_the_making(app):
    async with visitor(app) as client:
        latte = asyncio.create_task(client.get("/latte"))
        await asyncio.sleep(0)
        await client.get("/ping")
        assert not latte.done()
        assert (await latte).json() == "latte"
