# exercise: green_by_mistake
import httpx
import pytest

pytestmark = pytest.mark.anyio  # holds for every test in this file


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def client(app, anyio_backend):
    inside = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=inside, base_url="http://shop") as client,
    ):
        yield client


async def test_it_opens_with_ten_bags(client):
    answer = await client.get("/bags")
    assert answer.status_code == 200
    assert answer.json() == 10


@pytest.mark.parametrize("drink, status", [("latte", 200), ("stapler", 404)])
async def test_what_is_for_sale(client, drink, status):
    answer = await client.post(f"/orders/{drink}")
    assert answer.status_code == status
