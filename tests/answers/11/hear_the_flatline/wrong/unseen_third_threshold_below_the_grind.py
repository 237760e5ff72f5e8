# diagnosis: too-strict
# cause: the threshold of 10 ms lies below the fair grind of 20 ms, so the two good shops are red as well
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.01) as run:
            answer = await client.get("/latte")
    assert answer.status_code == 200
    assert not run.blocks
