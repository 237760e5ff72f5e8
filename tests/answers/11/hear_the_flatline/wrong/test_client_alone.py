# diagnosis: only-status
# cause: a TestClient waits as patiently as any customer
# exercise: hear_the_flatline
from fastapi.testclient import TestClient


def test_a_latte(app):
    assert TestClient(app).get("/latte").status_code == 200
