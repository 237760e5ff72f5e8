# exercise: green_by_mistake
import httpx
import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def client(app, anyio_backend):
    async with app.router.lifespan_context(app):
        inside = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
            yield client


async def bags(client):
    answer = await client.get("/bags")
    return answer.json()


async def test_it_opens_with_ten_bags(client):
    assert await bags(client) == 10


async def test_a_latte_is_made(client):
    answer = await client.post("/orders/latte")
    assert answer.status_code == 200, answer.text


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code == 404, answer.text
