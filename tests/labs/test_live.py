"""The timeline to look into, without a browser."""

from __future__ import annotations

import asyncio
import base64

import pytest
from labtools import until

from coffeeshop import create_app, rush, serve
from coffeeshop.labs import replay, shell
from coffeeshop.menu import ShopError


@pytest.fixture(scope="module")
def run():
    async def play():
        async with serve(create_app(milk=0.05), xray=True) as shop:
            return await rush(shop, "/blocking", orders=5, title="five", watch=lambda *_: None)

    return asyncio.run(play())


@pytest.fixture(autouse=True)
def _a_loop_of_its_own():
    yield
    shell._main_loop = None


def test_the_widget_has_the_picture_and_its_data(run):
    lab = replay(run)
    assert "var(--shop-" in lab.picture, "the page's theme decides on the colours"
    lanes = [
        lane["name"] for panel in lab.data["panels"] for loop in panel["loops"] for lane in loop["lanes"]
    ]
    assert len(lanes) == 5
    assert lab.data["axis"]["last"] > lab.data["axis"]["first"]


def test_a_closer_look_shows_only_that_part(run):
    async def look():
        lab = replay(run)
        lab.receive({"do": "view", "turn": 1, "first": 0.05, "last": 0.1})
        await until(lab, "turn", lambda turn: turn == 1)
        near = lab.data["axis"]
        lab.receive({"do": "view", "turn": 2, "first": None, "last": None})
        await until(lab, "turn", lambda turn: turn == 2)
        return near, lab.data["axis"]

    near, whole = asyncio.run(look())
    assert (near["first"], near["last"]) == (50_000, 100_000)
    assert whole["first"] == 0
    assert whole["last"] > 200_000


def test_a_stored_notebook_keeps_picture_and_words(run):
    bundle, _ = replay(run)._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<svg")
    assert "var(--shop-" not in bundle["image/svg+xml"]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert "five" in bundle["text/plain"]


def test_what_is_no_run_is_refused():
    with pytest.raises(ShopError, match="takes runs"):
        replay("run")
