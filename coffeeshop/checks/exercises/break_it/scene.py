"""The shop is served; so many customers come at once, then one fewer, and rounds are counted."""

from __future__ import annotations

import time
from heapq import heappop, heappush
from math import isfinite
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.checks.evidence import Evidence
from coffeeshop.customers import rush
from coffeeshop.ledger import Run, StepTaken
from coffeeshop.serving import serve

LIMIT = 10.0  # seconds for all of it
MOST = 120  # orders that the check sends, at most
PATIENCE = (0.3, 1.0)  # seconds of milk: the second where the first was too short for this machine


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Send the learner's number of orders, and one fewer."""
    number = whole(cell.orders)
    seen["answer"] = repr(cell.orders)[:80]
    seen["number"] = number
    if number is None or not 1 <= number <= MOST:
        return
    async with serve(create_app(milk=0.2)) as shop:
        run, milk = await _at_once(shop, number)
        seen |= {"rounds": rounds(run.steps), "peak": peak(run.steps), "record": run.as_dict()}
        if seen["rounds"] == 2 and number - seen["peak"] == 1:
            seen["fewer"] = rounds((await _orders(shop, number - 1, milk)).steps)
        seen["done"] = True


async def _at_once(shop: Any, number: int) -> tuple[Run, float]:
    """Return a run whose first round is full before it ends, if time allows, and its seconds of milk."""
    short, long = PATIENCE
    began = time.monotonic()
    run = await _orders(shop, number, short)
    again = time.monotonic() - began + (rounds(run.steps) + 1) * long
    if rounds(run.steps) == 1 or came_together(run) or again > LIMIT:
        return run, short
    return await _orders(shop, number, long), long


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
    if isinstance(answer, bool) or not isinstance(answer, (int, float)):
        return None
    return int(answer) if isfinite(answer) and answer == int(answer) else None


def rounds(steps: tuple[StepTaken, ...]) -> int:
    """Return how many rounds it took: an order that takes over from one of round 1 is in round 2 …"""
    busy: list[tuple[int, int]] = []  # when each token is free again, and in which round it is used
    last = 0
    for step in sorted(steps, key=lambda step: step.start):
        freed = bool(busy) and busy[0][0] <= step.start
        turn = heappop(busy)[1] + 1 if freed else 1
        heappush(busy, (step.end, turn))
        last = max(last, turn)
    return last


def peak(steps: tuple[StepTaken, ...]) -> int:
    """Return how many were in the making at once, at most."""
    return max((sum(o.start <= s.start < o.end for o in steps) for s in steps), default=0)


def came_together(run: Run) -> bool:
    """Say whether, seen from the door, the orders came within half the time that one of them takes.

    Of a large crowd the first sixty: a second round shows in them.
    """
    came = sorted(visit.arrived for visit in run.visits if visit.order)[:60]
    return came[-1] - came[0] < min(step.end - step.start for step in run.steps) / 2


def passes(e: Evidence) -> str | None:
    """It needed two rounds, and one order fewer needed one."""
    if e.seen["number"] is None or e.seen.get("rounds") != 2 or e.seen.get("fewer") != 1:
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
