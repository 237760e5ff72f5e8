"""What cannot be is said in one sentence, before anything starts."""

from __future__ import annotations

import asyncio
import json
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from coffeeshop.customers import rush
from coffeeshop.customers.address import Address, address, is_loopback
from coffeeshop.customers.plan import MOST_AT_ONCE, MOST_ORDERS, Plan, checked
from coffeeshop.menu import ShopError

HERE = "http://127.0.0.1:8000"


def plan(**named: Any) -> Plan:
    given = {
        "path": "/", "orders": None, "at_once": None, "rate": None, "seconds": None,
        "timeout": 30.0, "method": "GET", "params": None, "title": "",
    }  # fmt: skip
    return checked(Address(HERE), **{**given, **named})


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"orders": 0}, "orders=0 is too few"),
        ({"orders": -3}, "orders=-3 is too few"),
        ({"orders": 2.5}, "no whole number"),
        ({"orders": True}, "no whole number"),
        ({"orders": MOST_ORDERS + 1}, "too many"),
        ({"at_once": 0}, "at_once=0 is too few"),
        ({"at_once": -1}, "at_once=-1 is too few"),
        ({"at_once": MOST_AT_ONCE + 1}, "too many"),
        ({"at_once": 5, "rate": 5}, "not both"),
        ({"rate": 0}, "rate=0"),
        ({"rate": float("nan")}, "rate=nan"),
        ({"rate": 1e9}, "at most 10,000"),
        ({"seconds": -1}, "seconds=-1"),
        ({"timeout": 0}, "timeout=0"),
        ({"timeout": "soon"}, "timeout='soon'"),
        ({"method": "BREW"}, "BREW"),
        ({"path": "awaiting"}, "slash"),
        ({"path": "http://example.com/"}, "slash"),
        ({"path": []}, "empty"),
        ({"path": lambda number: None}, "slash"),
        ({"client_in": "fridge"}, "fridge"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_starts_nothing(named: dict[str, Any], said: str) -> None:
    before = threading.active_count()
    with pytest.raises(ShopError, match=said) as caught:
        asyncio.run(rush(HERE, **{"path": "/", **named}))
    assert caught.value.__cause__ is None
    assert "\n" not in str(caught.value)
    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ("http://example.com", "not on this machine"),
        ("http://192.168.1.1:8000", "not on this machine"),
        ("http://0.0.0.0:8000", "not on this machine"),
        ("http://localhost.example.com", "not on this machine"),
        ("http://127.0.0.1@example.com/", "not on this machine"),
        ("ftp://127.0.0.1", "no address"),
        ("127.0.0.1:8000", "no address"),
        ("http://[::1", "no address"),
        ("http://127.0.0.1:shop", "no address"),
        ("", "no address"),
        (8000, "'int' is neither"),
        (SimpleNamespace(url=None), "closed"),
    ],
)
def test_a_shop_is_on_this_machine_or_nowhere(shop: Any, said: str) -> None:
    with pytest.raises(ShopError, match=said):
        address(shop)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"])
def test_loopback_has_several_names(host: str) -> None:
    assert is_loopback(host)


def test_an_address_loses_its_last_slash_and_keeps_its_token() -> None:
    assert address("http://localhost:80/shop/") == Address("http://localhost:80/shop")
    assert address("http://[::1]:80").url == "http://[::1]:80"
    assert address(SimpleNamespace(url=HERE, token="beans")) == Address(HERE, "beans")


def test_twenty_orders_come_at_once_where_nobody_says_otherwise() -> None:
    assert (plan().orders, plan().at_once) == (20, 20)
    assert (plan(orders=60).at_once, plan(orders=5, at_once=9).at_once) == (60, 5)
    bounded = plan(seconds=2)
    assert (bounded.orders, bounded.at_once) == (MOST_ORDERS, 20)
    assert plan(rate=50, seconds=2).orders == 100


def test_a_target_is_fit_for_the_wire() -> None:
    assert plan(path="/flat white\r\nx: y?size=é").target(1) == "/flat%20white%0D%0Ax:%20y?size=%C3%A9"
    assert plan(path="/a%20b?c=1", params={"d": "x y"}).target(1) == "/a%20b?c=1&d=x+y"


def test_a_plan_survives_the_way_to_another_process() -> None:
    mixed = plan(orders=3, path=lambda n: f"/{n}", params=lambda n: {"milk": n})
    heard = Plan.heard(json.loads(json.dumps(mixed.told())))
    assert [heard.target(n) for n in (1, 2, 3)] == ["/1?milk=1", "/2?milk=2", "/3?milk=3"]
    assert heard.address == Address(HERE)
