# diagnosis: reads-the-shop
# cause: looks only whether the endpoint is an async def, so the plain def, which holds nothing, is red and the async defs that hold the loop are green
# exercise: hear_the_flatline
import inspect

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    endpoint = next(r.endpoint for r in app.routes if getattr(r, "path", None) == "/latte")
    assert inspect.iscoroutinefunction(endpoint), "a plain def blocks"
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert answer.status_code == 200
