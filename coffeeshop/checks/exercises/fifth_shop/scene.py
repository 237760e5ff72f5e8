"""The learner's shop is served; one customer shows a card, and others ping meanwhile."""

from __future__ import annotations

import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.one_bad_recipe.scene import Witness, what_happened
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.serving import serve

PINGS = 14
RATE = 50.0  # a second: the last ping is sent 0.28 s after the latte
ENOUGH = 3  # pings answered while the till is asked; a cured shop answers about 13, a sick one none
TILL = 0.3  # seconds
NO_CARD = '"3 euros"'  # what the starter answers to an order without a card: it takes card 8, with 3 points


def load() -> None:
    """Import what the second customer calls with."""
    import httpx  # noqa: F401


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """A latte with a new card, and pings while it is made; then one with other points, and one without a card."""
    card, (found, later) = str(chance.randrange(100, 1000)), chance.sample((4, 18), 2)
    _credit(cell, card, found)
    seen |= {"card": card, "points": found, "right": price(found)}
    witness = Witness(cell.app)
    async with serve(witness, xray=True) as shop:
        run = await rush(
            shop,
            lambda number: "/latte" if number == 1 else "/ping",
            params=lambda number: {"card": card} if number == 1 else {},
            orders=1 + PINGS,
            rate=RATE,
            timeout=1.4,
            title="a latte with a card, and pings meanwhile",
            watch=lambda *_: None,
        )
        seen |= what_happened(run) | while_asked(run)
        seen |= {"body": witness.body.decode(errors="replace")[:200], "error": witness.raised}
        seen["record"] = run.as_dict()
        if honest(seen):
            _credit(cell, card, later)
            seen["again"] = {"points": later, "right": price(later)} | await _order(shop.url, {"card": card})
        if honest(seen.get("again", {"status": None})):
            seen["bare"] = {"right": NO_CARD} | await _order(shop.url, {})
            seen["bare"]["error"] = witness.raised
        seen["done"] = True


def _credit(cell: ModuleType, card: str, points: int) -> None:
    if isinstance(cell.points, dict):
        cell.points[card] = points


def price(points: int) -> str:
    """What the latte costs, as it is answered."""
    return '"for free"' if points >= 10 else '"3 euros"'


async def _order(url: str, params: dict[str, str]) -> dict[str, Any]:
    """Order a latte with nobody else about; return its status or None, its body, and the seconds."""
    import httpx

    async with httpx.AsyncClient(base_url=url, timeout=1.4, trust_env=False, verify=False) as client:
        begun = time.perf_counter()
        try:
            answer = await client.get("/latte", params=params)
        except httpx.HTTPError:
            return {"status": None, "body": "", "seconds": time.perf_counter() - begun}
    return {"status": answer.status_code, "body": answer.text, "seconds": time.perf_counter() - begun}


def honest(latte: dict[str, Any]) -> bool:
    """Whether the till was asked for this latte, and the price is right."""
    return latte["status"] == 200 and latte["seconds"] >= TILL * 0.99 and latte["body"] == latte["right"]


def as_before(bare: dict[str, Any]) -> bool:
    """Whether an order without a card was answered as the starter does."""
    return bare["status"] == 200 and bare["body"] == bare["right"]


def while_asked(run: Run) -> dict[str, Any]:
    """Return how many pings were sent, and how many served, while the till was asked.

    Counted before the latte is done: pings that wait at the door are served as soon as the till lets go,
    which is earlier.
    """
    visit = next((visit for visit in run.visits if visit.path == "/latte"), None)
    if visit is None:
        return {}
    asked, over = visit.arrived, visit.arrived + int(TILL * 0.97e9)
    pings = [order for order in run.orders if order.number != 1]
    return {
        "sent": sum(asked < ping.sent < over for ping in pings),
        "passed": sum(bool(ping.served and asked < ping.served < over) for ping in pings),
    }


def held(e: Evidence) -> bool:
    """Whether the pings had to wait for the till."""
    return e.seen["passed"] < max(ENOUGH, e.seen.get("sent", 0) / 2)


def passes(e: Evidence) -> str | None:
    """The till was asked off the loop, and pings were answered meanwhile."""
    seen = e.seen
    if not honest(seen) or held(e) or not honest(seen["again"]) or not as_before(seen["bare"]):
        return None
    return (
        f"While the till was asked for card {seen['card']}, pings were answered, the slowest within "
        f"{seen['waited']:.2f} s, and the latte cost what it should. So did the next one, after the card's points "
        f"had changed from {seen['points']} to {seen['again']['points']}, and one without a card."
    )


def saw(e: Evidence) -> str:
    """Say how the latte and the pings fared."""
    seen = e.seen
    return (
        f"The latte was answered with status {seen['status']} after {seen['seconds']:.2f} s, and "
        f"{seen['passed']} of {PINGS} pings were answered meanwhile."
    )
