"""The shop is served; so many customers come at once, then one fewer, and rounds are counted."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.checks.evidence import Evidence
from coffeeshop.customers import rush
from coffeeshop.ledger import Run, StepTaken
from coffeeshop.serving import serve

MOST = 120  # orders that the check sends, at most
PATIENCE = (0.25, 0.7)  # seconds of milk: the second where the first was too short for this machine


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Send the learner's number of orders, and one fewer."""
    number = whole(cell.orders)
    seen["answer"] = repr(cell.orders)[:80]
    seen["number"] = number
    if number is None or not 1 <= number <= MOST:
        return
    async with serve(create_app(milk=0.2)) as shop:
        for milk in PATIENCE:
            run = await _orders(shop, number, milk)
            fewer = await _orders(shop, number - 1, milk) if number > 1 else Run()
            if all_came_before_the_first_left(run) and all_came_before_the_first_left(fewer):
                break
        seen |= {"rounds": rounds(run.steps), "peak": peak(run.steps), "fewer": rounds(fewer.steps)}
        seen |= {"record": run.as_dict(), "done": True}


async def _orders(shop: Any, number: int, milk: float) -> Run:
    return await rush(
        shop,
        "/thread",
        orders=number,
        params={"milk": milk},
        timeout=3.0,
        title=f"{number} orders at once",
        watch=lambda *_: None,
    )


def whole(answer: Any) -> int | None:
    """Return the answer as a whole number, None where it is none."""
    if isinstance(answer, bool) or not isinstance(answer, (int, float)) or answer != int(answer):
        return None
    return int(answer)


def rounds(steps: tuple[StepTaken, ...]) -> int:
    """Return how many rounds it took: a round begins with the first order that began after one ended."""
    count, over = 0, 0
    for step in sorted(steps, key=lambda step: step.start):
        if step.start >= over:
            count += 1
            over = min(other.end for other in steps if other.start >= step.start)
    return count


def peak(steps: tuple[StepTaken, ...]) -> int:
    """Return how many were in the making at once, at most."""
    return max((sum(o.start <= s.start < o.end for o in steps) for s in steps), default=0)


def all_came_before_the_first_left(run: Run) -> bool:
    """Say whether the orders really came at once, as seen from the shop's door."""
    last = max((visit.arrived for visit in run.visits if visit.order), default=0)
    return last < min((step.end for step in run.steps), default=1)


def passes(e: Evidence) -> str | None:
    """It needed two rounds, and one order fewer needed one."""
    if e.seen["number"] is None or e.seen.get("rounds") != 2 or e.seen["fewer"] != 1:
        return None
    number = e.seen["number"]
    return (
        f"{number} orders took two rounds, with {e.seen['peak']} in the making at once; {number - 1} took "
        "one. The last one waited for an apron."
    )


def saw(e: Evidence) -> str:
    """Say how many rounds were counted."""
    return (
        f"{e.seen['number']} orders took {e.seen.get('rounds')} rounds, one fewer took {e.seen.get('fewer')}."
    )
