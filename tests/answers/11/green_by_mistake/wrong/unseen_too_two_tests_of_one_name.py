# diagnosis: same-name-twice
# cause: two tests have the same name, so the second definition replaces the first, the latte is never ordered, and the shop without milk passes
# exercise: green_by_mistake
import httpx
import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@pytest_asyncio.fixture
async def client(app):
    inside = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with app.router.lifespan_context(app):
        async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
            yield client


async def has_ten_bags(client):
    return (await client.get("/bags")).json() == 10


async def test_it_opens_with_ten_bags(client):
    assert await has_ten_bags(client)


async def test_an_order(client):
    answer = await client.post("/orders/latte")
    assert answer.status_code == 200


async def test_an_order(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code == 404
