"""The floor's widget, without a browser."""

from __future__ import annotations

import asyncio
import base64

import pytest

from coffeeshop import xray
from coffeeshop.labs import floor
from coffeeshop.ledger import Order, Run
from coffeeshop.menu import ShopError

MS = 1_000_000


@pytest.fixture
def run() -> Run:
    """Three orders of which only the customers' side is known."""
    orders = tuple(Order(i, "/", 0, i * MS, (i + 20) * MS, 200) for i in (1, 2, 3))
    return Run("three orders", 0, 23 * MS, orders)


def test_floor_and_timeline_share_one_clock(run: Run) -> None:
    lab = floor(run)
    assert lab.floor["end"] == 50_000, "no picture shows less than a beat of the pulse"
    assert lab.data["axis"]["first"] == 0
    assert lab.data["axis"]["last"] == lab.floor["end"]
    lanes = [
        lane["name"] for panel in lab.data["panels"] for loop in panel["loops"] for lane in loop["lanes"]
    ]
    assert [guest["name"] for guest in lab.floor["guests"]] == lanes


def test_a_stored_notebook_keeps_the_strip(run: Run) -> None:
    bundle, _ = floor(run, title="my own words")._repr_mimebundle_()
    assert "Before," in bundle["image/svg+xml"]
    assert "var(--shop-" not in bundle["image/svg+xml"].replace("--shop-x", "")
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"].startswith("my own words")
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_an_xray_of_a_script_can_be_watched() -> None:
    async def brew() -> None:
        await asyncio.gather(*(asyncio.sleep(0.02) for _ in range(3)))

    with xray() as run:
        asyncio.run(brew())
    lab = floor(run)
    names = [guest["name"].split()[0] for guest in lab.floor["guests"]]
    assert (names.count("brew"), names.count("sleep")) == (1, 3)
    assert "4 machines at work at once" in lab.floor["told"]


def test_what_cannot_be_watched_is_refused_in_words() -> None:
    with pytest.raises(ShopError, match="takes a run"):
        floor("run")
    with pytest.raises(ShopError, match="Nobody is in this run"):
        floor(Run())
