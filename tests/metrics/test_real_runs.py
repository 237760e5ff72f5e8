"""Spans of real orders, served under the x-ray: states, order and shares, with wide margins."""

from __future__ import annotations

import asyncio
from functools import cache

import pytest

from coffeeshop.app import create_app
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.metrics import flatlines, over, spans, split
from coffeeshop.serving import serve

MILK = 0.3


@cache
def run(way: str, orders: int, *, xray: bool) -> Run:
    async def send() -> Run:
        async with serve(create_app(milk=MILK), xray=xray) as shop:
            return await rush(shop, f"/{way}", orders=orders)

    return asyncio.run(send())


def by_service(run: Run) -> list[int]:
    """Return the orders' numbers in the order in which the shop took them."""
    return [step.order for step in sorted(run.steps, key=lambda step: step.start) if step.order]


@pytest.mark.parametrize("xray", [True, False])
@pytest.mark.parametrize(("way", "orders"), [("awaiting", 8), ("blocking", 5), ("thread", 45)])
def test_the_parts_of_an_order_add_up_to_what_its_customer_saw(way: str, orders: int, xray: bool) -> None:
    seen = run(way, orders, xray=xray)
    for order in seen.orders:
        assert sum(split(seen, order).values()) == pytest.approx((over(seen, order) - order.sent) / 1e6)


@pytest.mark.parametrize("xray", [True, False])
def test_awaiting_orders_wait_for_the_milk_and_hold_nobody(xray: bool) -> None:
    seen = run("awaiting", 8, xray=xray)
    for order in seen.orders:
        longest = max(spans(seen, order), key=lambda span: span.end - span.start)
        assert (longest.state, longest.label) == ("waiting", "milk heats")
        assert longest.end - longest.start > 0.25e9
        assert "blocking" not in split(seen, order)


@pytest.mark.parametrize("xray", [True, False])
def test_blocking_orders_hold_all_who_come_after_them(xray: bool) -> None:
    seen = run("blocking", 5, xray=xray)
    for place, number in enumerate(by_service(seen)):
        parts = split(seen, number)
        held_up = parts.get("door", 0) + parts.get("ready", 0)
        assert parts["blocking"] > MILK * 900
        assert held_up >= place * MILK * 900
    assert sum(end - start for start, end in flatlines(seen)) > MILK * 4e9


@pytest.mark.parametrize("xray", [True, False])
def test_the_41st_order_waits_for_an_apron(xray: bool) -> None:
    seen = run("thread", 45, xray=xray)
    turns = by_service(seen)
    assert len(turns) == 45
    for number in turns:
        assert split(seen, number)["thread"] > MILK * 900
    for number in turns[40:]:
        parts = split(seen, number)
        # starting 40 threads holds the loop too: a late order may spend that wait at the door
        assert sum(parts.get(state, 0) for state in ("door", "ready", "apron")) > MILK * 400
        assert next(s.state for s in spans(seen, number) if s.state in ("apron", "thread")) == "apron"


def test_the_xray_names_the_line_that_blocks() -> None:
    seen = run("blocking", 5, xray=True)
    held = [span for order in seen.orders for span in spans(seen, order) if span.state == "blocking"]
    assert len(held) == 5
    assert all("sleep" in span.label and "barista.py:" in span.where for span in held)
