"""Where others share the machine, each engine that answers HTTP is behind the learner's token, too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from coffeeshop import rush
from coffeeshop.engines.behind import guarded
from coffeeshop.engines.broker import open_broker
from coffeeshop.engines.deployed import Deployed
from coffeeshop.engines.gunicorn import Gunicorn, missing
from coffeeshop.engines.supplier import supplier
from coffeeshop.engines.workers import Workers

SHOP = (
    "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/milk')\ndef milk():\n    return 'hot'\n"
)


@pytest.fixture(autouse=True)
def shared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COFFEESHOP_TOKEN", "two beans/@1")
    monkeypatch.chdir(tmp_path)
    Path("corner_shop.py").write_text(SHOP)


@pytest.mark.parametrize(
    "start",
    [
        supplier,
        pytest.param(Gunicorn, marks=pytest.mark.skipif(bool(missing()), reason=missing() or "here")),
        lambda: Deployed("corner_shop.py"),
        lambda: Workers("corner_shop.py:app", 1),
    ],
)
def test_only_its_learner_reaches_it(start: Callable[[], Any]) -> None:
    with start() as engine:
        neighbour = f"http://127.0.0.1:{urlsplit(engine.url).port}/milk"
        assert httpx.get(f"{engine.url}/milk").status_code == 200
        assert [order.status for order in asyncio.run(rush(engine, "/milk", orders=2)).orders] == [200, 200]
        assert httpx.get(neighbour).status_code == 401
        assert httpx.get(f"{neighbour}?token=guessed").status_code == 401


def test_a_broker_has_the_token_as_its_password() -> None:
    from redis import AuthenticationError, Redis

    with open_broker() as broker:
        if not broker.url.startswith("redis:"):
            pytest.skip("this machine's broker is a folder")
        assert Redis.from_url(broker.url).ping()
        with pytest.raises(AuthenticationError):
            Redis(port=urlsplit(broker.url).port).ping()


def test_alone_on_a_machine_a_server_starts_the_application_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COFFEESHOP_TOKEN")
    monkeypatch.delenv("JUPYTERHUB_API_TOKEN", raising=False)
    assert guarded("corner_shop:app", "asgi") == ("corner_shop:app", {})
