# diagnosis: timeout
# cause: the ASGITransport knows no timeout
# exercise: hear_the_flatline
import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte", timeout=0.1)
    assert answer.status_code == 200
