# diagnosis: too-strict
# cause: the threshold of 0.01 s is below the 0.02 s that every shop grinds on its loop, so the test is red on the two good shops as well
# exercise: hear_the_flatline
import asyncio

import httpx

from coffeeshop import xray


async def one_latte(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        return await asyncio.create_task(client.get("/latte"))


def test_others_are_served_meanwhile(app):
    with xray(threshold=0.01) as run:
        answer = asyncio.run(one_latte(app))
    assert answer.status_code == 200
    assert not run.blocks
