# diagnosis: swallowed
# cause: suppress takes the failure
# exercise: green_by_mistake
from contextlib import suppress

import httpx
import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@pytest_asyncio.fixture
async def client(app):
    async with app.router.lifespan_context(app):
        inside = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
            yield client


async def bags(client):
    return (await client.get("/bags")).json()


async def test_it_opens_with_ten_bags(client):
    assert await bags(client) == 10


async def test_a_latte_is_made(client):
    answer = await client.post("/orders/latte")
    with suppress(AssertionError):
        assert answer.status_code == 200


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code == 404
