# exercise: green_by_mistake
from contextlib import asynccontextmanager

import httpx
import pytest

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@asynccontextmanager
async def opened(app):
    inside = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=inside, base_url="http://shop") as client,
    ):
        yield client


async def test_it_opens_with_ten_bags(app):
    async with opened(app) as client:
        assert (await client.get("/bags")).json() == 10


@pytest.mark.parametrize(("drink", "status"), [("latte", 200), ("stapler", 404)])
async def test_orders(app, drink, status):
    async with opened(app) as client:
        answer = await client.post(f"/orders/{drink}")
    assert answer.status_code == status
