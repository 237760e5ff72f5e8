# diagnosis: another-loop
# cause: each asyncio.run has a loop of its own, the client's connection the first one's (mistake 24)
# exercise: green_by_mistake
import asyncio

import httpx
import pytest

from coffeeshop import serve


@pytest.fixture
def client(app):
    with serve(app) as shop:
        yield httpx.AsyncClient(base_url=shop.url)


def test_the_shop(client):
    assert asyncio.run(client.get("/bags")).json() == 10
    assert asyncio.run(client.post("/orders/latte")).status_code == 200
    assert asyncio.run(client.post("/orders/stapler")).status_code == 404
