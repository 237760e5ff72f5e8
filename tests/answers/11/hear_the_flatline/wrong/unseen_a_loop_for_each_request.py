# diagnosis: loop-each
# cause: a TestClient without `with` opens a loop of its own for each request, so a latte that holds its loop never holds the ping's
# exercise: hear_the_flatline
import time
from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient


def test_others_are_served_meanwhile(app):
    client = TestClient(app)
    with ThreadPoolExecutor() as pool:
        latte = pool.submit(client.get, "/latte")
        time.sleep(0.05)
        start = time.perf_counter()
        ping = client.get("/ping")
        took = time.perf_counter() - start
        answer = latte.result()
    assert answer.status_code == ping.status_code == 200
    assert took < 0.13
