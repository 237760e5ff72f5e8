# exercise: hear_the_flatline
import asyncio

import httpx

from coffeeshop import xray
from coffeeshop.xray import diagnosis


async def order(app):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        return await client.get("/latte")


def test_nobody_else_waits(app):
    with xray(threshold=0.1) as run:
        answer = asyncio.run(order(app))
    assert answer.status_code == 200
    assert not run.blocks, diagnosis(run.blocks[0])
