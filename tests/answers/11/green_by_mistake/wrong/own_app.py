# diagnosis: shop-not-asked
# cause: tests a shop of its own
# exercise: green_by_mistake
from fastapi import FastAPI
from fastapi.testclient import TestClient

shop = FastAPI()


@shop.get("/bags")
async def bags():
    return 10


def test_it_opens_with_ten_bags():
    with TestClient(shop) as client:
        assert client.get("/bags").json() == 10
