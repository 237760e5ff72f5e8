"""What a watched application tells Prometheus, and what it leaves of the application."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI, WebSocket
from prometheus_client.parser import text_string_to_metric_families

from coffeeshop import serve
from coffeeshop.menu import ShopError
from coffeeshop.serving.watched import Watched

LIFE: list[str] = []


def application() -> FastAPI:
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def hours(app):
        LIFE.append("open")
        yield
        LIFE.append("closed")

    app = FastAPI(lifespan=hours)
    app.add_middleware(Watched)

    @app.get("/order/{number}")
    async def order(number: int) -> int:
        return number

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("spilled")

    @app.get("/staring")
    async def staring() -> None:
        time.sleep(0.5)  # noqa: ASYNC251

    @app.get("/helper")
    def helper() -> dict[str, float]:
        return told(client_of["shop"])

    @app.websocket("/board")
    async def board(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    return app


client_of: dict[str, httpx.Client] = {}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with (
        serve(application()) as shop,
        httpx.Client(base_url=shop.url, trust_env=False) as made,
        httpx.Client(base_url=shop.url, trust_env=False) as second,
    ):
        client_of["shop"] = second
        yield made


def told(client: httpx.Client) -> dict[str, float]:
    """Return what `/metrics` says: each sample's name and labels, and its value."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        f"{sample.name}{sorted(sample.labels.items()) or ''}": sample.value
        for family in families
        for sample in family.samples
    }


def test_orders_are_counted_by_route_and_status(client: httpx.Client) -> None:
    httpx.get(f"{client.base_url}/broken", trust_env=False)  # uvicorn hangs up after an exception
    for path in ("/order/1", "/order/2", "/order/x", "/nowhere"):
        client.get(path)
    says = told(client)
    counts = {name: value for name, value in says.items() if name.startswith("orders_total")}
    assert counts == {
        "orders_total[('path', '/order/{number}'), ('status', '200')]": 2,
        "orders_total[('path', '/order/{number}'), ('status', '422')]": 1,
        "orders_total[('path', 'no route'), ('status', '404')]": 1,
        "orders_total[('path', '/broken'), ('status', '500')]": 1,
    }
    assert says["order_seconds_count[('path', '/order/{number}')]"] == 3


def test_a_held_loop_is_felt_once_for_each_beat_that_it_missed(client: httpx.Client) -> None:
    before = told(client)
    client.get("/staring")
    time.sleep(0.2)  # the next beats
    after = told(client)
    late = "loop_lag_seconds_bucket[('le', '0.1')]"
    felt = [says["loop_lag_seconds_count"] - says[late] for says in (before, after)]
    assert felt[1] - felt[0] >= 5  # eight beats are due more than 0.1 s before half a second is over
    assert after["loop_lag_seconds_sum"] - before["loop_lag_seconds_sum"] > 1.0  # 0.45 + 0.40 + ... of them


def test_a_helper_at_work_is_a_token_in_use(client: httpx.Client) -> None:
    says = client.get("/helper").json()
    assert (says["thread_tokens_in_use"], says["thread_tokens"]) == (1, 40)
    assert told(client)["thread_tokens_in_use"] == 0


def test_lifespan_and_sockets_pass_through(client: httpx.Client) -> None:
    from websockets.sync.client import connect

    assert LIFE[-1] == "open"
    url = str(client.base_url).replace("http", "ws")
    with connect(f"{url}/board", proxy=None) as socket:
        assert list(socket) == []


def test_the_pulse_ends_with_the_lifespan_and_begins_with_the_next() -> None:
    app = Watched(application())
    for _ in range(2):
        with serve(app) as shop, httpx.Client(base_url=shop.url, trust_env=False) as client:
            before = told(client)["loop_lag_seconds_count"]
            time.sleep(0.3)
            assert told(client)["loop_lag_seconds_count"] > before
        assert app._pulse is None
        assert LIFE[-1] == "closed"


def test_a_missing_library_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(ShopError, match="pip install prometheus-client"):
        Watched(FastAPI())
