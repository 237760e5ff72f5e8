"""The learner's shop is served; one customer shows a card, and others ping meanwhile."""

from __future__ import annotations

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


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """One latte with a card that is new, and fourteen pings while it is made."""
    card, found = str(chance.randrange(100, 1000)), chance.choice((4, 18))
    if isinstance(cell.points, dict):
        cell.points[card] = found
    seen |= {"card": card, "points": found, "right": '"for free"' if found >= 10 else '"3 euros"'}
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
        seen["done"] = True


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
    honest = seen["status"] == 200 and seen["seconds"] >= TILL * 0.99 and seen["body"] == seen["right"]
    if not honest or held(e):
        return None
    return (
        f"While the till was asked for card {seen['card']}, pings were answered, the slowest within "
        f"{seen['waited']:.2f} s, and the latte cost what it should."
    )


def saw(e: Evidence) -> str:
    """Say how the latte and the pings fared."""
    seen = e.seen
    return (
        f"The latte was answered with status {seen['status']} after {seen['seconds']:.2f} s, and "
        f"{seen['passed']} of {PINGS} pings were answered meanwhile."
    )
