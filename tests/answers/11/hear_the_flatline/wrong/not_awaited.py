# diagnosis: not-awaited
# cause: the latte is not awaited (mistake 3)
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.1) as run:
            answer = client.get("/latte")
    assert not run.blocks
