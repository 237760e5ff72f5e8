# diagnosis: reads-the-shop
# cause: looks for time.sleep in the source
# exercise: hear_the_flatline
import inspect

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert "time.sleep" not in inspect.getsource(app.routes[-2].endpoint)
