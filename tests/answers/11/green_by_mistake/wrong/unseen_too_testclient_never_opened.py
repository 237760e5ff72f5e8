# diagnosis: lifespan-never-ran
# cause: the TestClient is returned without a with, so the lifespan never runs, the shop has no beans and no menu, and the tests are red on the right shop too
# exercise: green_by_mistake
import pytest
from fastapi.testclient import TestClient


@pytest.fixture
def client(app):
    return TestClient(app, raise_server_exceptions=False)


def test_it_opens_with_ten_bags(client):
    assert client.get("/bags").json() == 10


def test_a_latte_is_made(client):
    assert client.post("/orders/latte").status_code == 200


def test_a_stapler_is_not_for_sale(client):
    assert client.post("/orders/stapler").status_code == 404
