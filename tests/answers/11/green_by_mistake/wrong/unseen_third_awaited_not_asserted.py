# diagnosis: nothing-asserted
# cause: awaits the question for ten bags but asserts nothing about its answer, so the shop with three bags passes
# exercise: green_by_mistake
import httpx
import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@pytest_asyncio.fixture
async def client(app):
    inside = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app):
        async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
            yield client


async def has_ten_bags(client):
    return (await client.get("/bags")).json() == 10


async def test_it_opens_with_ten_bags(client):
    await has_ten_bags(client)


async def test_a_latte_is_made(client):
    answer = await client.post("/orders/latte")
    assert answer.status_code == 200


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code == 404
