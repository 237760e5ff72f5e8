"""Each learner's shops have a token where others share the machine, and the lessons' own lines bring it."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

import httpx
import pytest
import requests
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from coffeeshop import rush, serve
from coffeeshop.app import create_app
from coffeeshop.menu import ShopError
from coffeeshop.serving.token import Token, at, own_token

HARD = "two beans/@1"  # what a URL has to quote


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "the key of Ada's server")
    return monkeypatch


def bare(url: str) -> str:
    """Return the address without the token: all that a neighbour can find out."""
    return f"http://{urlsplit(url).hostname}:{urlsplit(url).port}"


def test_alone_on_a_machine_nobody_needs_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JUPYTERHUB_API_TOKEN", "COFFEESHOP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    assert own_token() is None
    assert at("127.0.0.1:80", None) == "http://127.0.0.1:80"


def test_on_a_hub_a_learners_notebooks_agree_and_their_neighbours_do_not(hub: pytest.MonkeyPatch) -> None:
    ada = own_token()
    assert ada
    assert ada == own_token()
    assert "Ada" not in ada
    hub.setenv("JUPYTERHUB_API_TOKEN", "the key of Ben's server")
    assert own_token() not in (ada, None)
    hub.setenv("COFFEESHOP_TOKEN", "said")
    assert own_token() == "said"


@pytest.mark.parametrize("where", ["thread", "process"])
def test_a_neighbour_can_neither_read_nor_order(hub: pytest.MonkeyPatch, where: str) -> None:
    with serve("coffeeshop.app.main:app", where=where) as shop:
        neighbour = bare(shop.url)
        tried = [
            httpx.get(f"{neighbour}/docs"),
            httpx.get(f"{neighbour}/docs?token=guessed"),
            httpx.get(neighbour.replace("//", "//coffee:guessed@") + "/docs"),
            httpx.get(f"{neighbour}/.coffeeshop/record"),
            httpx.post(f"{neighbour}/.coffeeshop/new"),
        ]
        assert [answer.status_code for answer in tried] == [401] * len(tried)
        assert not shop.record().visits


def test_a_neighbours_rush_is_refused(hub: pytest.MonkeyPatch) -> None:
    with serve(create_app()) as shop, pytest.raises(ShopError, match="401"):
        asyncio.run(rush(bare(shop.url), "/docs", orders=2))


def test_the_lessons_lines_bring_it(hub: pytest.MonkeyPatch) -> None:
    hub.setenv("COFFEESHOP_TOKEN", HARD)
    with serve(create_app()) as shop, httpx.Client(base_url=shop.url) as client:
        assert client.get("/docs").status_code == 200
        assert httpx.get(shop.url + "/docs").status_code == 200
        assert requests.get(shop.url + "/docs").status_code == 200
        assert httpx.get(shop.link).status_code == 404  # let in, and there is no such page
        hub.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/")
        behind = shop.link.removeprefix(f"/user/ada/proxy/{shop.port}/")
        assert "token=" not in behind  # the hub would take it for a key of its own
        assert httpx.get(bare(shop.url) + "/docs" + behind).status_code == 200
        for given in (shop, shop.url):
            assert [order.status for order in asyncio.run(rush(given, "/docs", orders=2)).orders] == [
                200,
                200,
            ]
        assert shop.token not in repr(shop)


def test_the_files_of_docs_are_found_behind_a_hubs_proxy(hub: pytest.MonkeyPatch) -> None:
    prefix = "/user/ada/proxy/1"
    with serve(create_app()) as shop, httpx.Client(base_url=shop.url) as client:
        page = client.get("/docs", headers={"x-forwarded-prefix": prefix}).text
        found = [url.removeprefix(prefix) for url in re.findall(rf'"({prefix}/[^"]+)"', page)]
        assert any(url.endswith(".js") for url in found)
        for url in found:
            assert client.get(url, headers={"x-forwarded-prefix": prefix}).status_code == 200, url


def test_a_websocket_brings_it_too(hub: pytest.MonkeyPatch) -> None:
    async def hello(scope, receive, send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.send", "text": "hello"})

    with serve(hello) as shop:
        with connect(shop.url.replace("http", "ws")) as visitor:
            assert visitor.recv() == "hello"
        with (
            pytest.raises((InvalidStatus, ConnectionClosed)),
            connect(bare(shop.url).replace("http", "ws")) as visitor,
        ):
            visitor.recv()


@pytest.mark.parametrize("header", [b"Basic", b"Basic !", b"Basic YmVhbg==", b"Digest bean"])
def test_a_broken_header_is_no_key(header: bytes) -> None:
    scope = {"headers": [(b"authorization", header)], "query_string": b""}
    assert not Token("bean").fits(scope)
    assert Token("bean").fits({**scope, "headers": [(b"authorization", b"Basic Y29mZmVlOmJlYW4=")]})
