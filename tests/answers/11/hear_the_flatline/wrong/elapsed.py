# diagnosis: wall-clock
# cause: the answer's own time is the wall time of one request
# exercise: hear_the_flatline
import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert answer.elapsed.total_seconds() < 0.26
