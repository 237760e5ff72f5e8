# diagnosis: only-sleep
# cause: blockbuster hears calls that block, and not a shop that computes
# exercise: hear_the_flatline
import httpx
import pytest
from blockbuster import blockbuster_ctx


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with blockbuster_ctx():
            answer = await client.get("/latte")
    assert answer.status_code == 200
