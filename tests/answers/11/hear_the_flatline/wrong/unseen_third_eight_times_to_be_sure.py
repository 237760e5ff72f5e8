# diagnosis: too-many-customers
# cause: notices the held loop rightly but makes eight lattes one after the other, so the five shops together take about 9 s instead of 4
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.12) as run:
            for _ in range(8):
                answer = await client.get("/latte")
                assert answer.status_code == 200
    assert not run.blocks
