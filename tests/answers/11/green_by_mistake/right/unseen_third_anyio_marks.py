# exercise: green_by_mistake
from contextlib import asynccontextmanager

import httpx
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


@asynccontextmanager
async def opened(app):
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client,
    ):
        yield client


async def test_it_opens_with_ten_bags(app):
    async with opened(app) as client:
        assert (await client.get("/bags")).json() == 10


async def test_a_latte_is_made(app):
    async with opened(app) as client:
        assert (await client.post("/orders/latte")).status_code == 200


async def test_a_stapler_is_not_for_sale(app):
    async with opened(app) as client:
        assert (await client.post("/orders/stapler")).status_code == 404
