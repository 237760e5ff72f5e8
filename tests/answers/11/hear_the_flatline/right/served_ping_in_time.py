# exercise: hear_the_flatline
import asyncio

import httpx
import pytest

from coffeeshop import serve


@pytest.mark.asyncio
async def test_a_ping_comes_back_meanwhile(app):
    with serve(app) as shop:
        async with httpx.AsyncClient(base_url=shop.url) as client:
            await client.get("/ping")
            latte = asyncio.create_task(client.get("/latte"))
            await asyncio.sleep(0.05)
            await client.get("/ping", timeout=0.12)
            await latte
