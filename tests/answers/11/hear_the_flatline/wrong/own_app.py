# diagnosis: shop-not-asked
# cause: tests a shop of its own
# exercise: hear_the_flatline
from fastapi import FastAPI
from fastapi.testclient import TestClient

from coffeeshop import xray

shop = FastAPI()


@shop.get("/latte")
def latte():
    return "latte"


def test_the_loop_is_free():
    with xray(threshold=0.1) as run:
        TestClient(shop).get("/latte")
    assert not run.blocks
