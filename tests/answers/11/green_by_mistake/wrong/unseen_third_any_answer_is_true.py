# diagnosis: response-is-true
# cause: awaits the latte's answer but asserts the response itself, which is always true, so the shop without milk passes with its 503
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
    answer = client.post("/orders/latte")
    assert answer


def test_a_stapler_is_not_for_sale(client):
    answer = client.post("/orders/stapler")
    assert answer.status_code == 404
