# exercise: green_by_mistake
import httpx
import pytest

from coffeeshop import serve


@pytest.fixture(scope="module")
def client(app):
    with serve(app) as shop:
        yield httpx.Client(base_url=shop.url)


def has_ten_bags(client):
    return (client.get("/bags")).json() == 10


def test_it_opens_with_ten_bags(client):
    assert has_ten_bags(client)


def test_a_latte_is_made(client):
    answer = client.post("/orders/latte")
    assert answer.status_code == 200


def test_a_stapler_is_not_for_sale(client):
    answer = client.post("/orders/stapler")
    assert answer.status_code != 200
