# diagnosis: await-in-def
# cause: await in a plain def
# exercise: green_by_mistake
import httpx
import pytest

from coffeeshop import serve

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@pytest.fixture
def client(app):
    with serve(app) as shop:
        yield httpx.AsyncClient(base_url=shop.url)


async def has_ten_bags(client):
    return (await client.get("/bags")).json() == 10


async def test_it_opens_with_ten_bags(client):
    assert await has_ten_bags(client)


def test_a_latte_is_made(client):
    answer = await client.post("/orders/latte")
    assert answer.status_code == 200


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code != 200
