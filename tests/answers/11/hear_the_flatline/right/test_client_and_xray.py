# exercise: hear_the_flatline
from fastapi.testclient import TestClient

from coffeeshop import xray


def test_the_loop_is_free(app):
    with xray(threshold=0.1) as run:
        TestClient(app).get("/latte")
    assert run.blocks == ()
