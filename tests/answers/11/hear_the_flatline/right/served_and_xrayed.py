# exercise: hear_the_flatline
import httpx

from coffeeshop import serve, xray


def test_the_loop_is_free(app):
    with serve(app) as shop, xray(threshold=0.15) as run:
        httpx.get(shop.url + "/latte")
    assert len(run.blocks) == 0
