# diagnosis: other-method
# cause: asks for the stapler with GET, a route that takes only POST, so the answer is never a 200 and the shop that sells staplers passes
# exercise: green_by_mistake
import pytest
from fastapi.testclient import TestClient


@pytest.fixture
def client(app):
    with TestClient(app) as client:
        yield client


def test_it_opens_with_ten_bags(client):
    assert client.get("/bags").json() == 10


def test_a_latte_is_made(client):
    assert client.post("/orders/latte").status_code == 200


def test_a_stapler_is_not_for_sale(client):
    answer = client.get("/orders/stapler")
    assert answer.status_code != 200
