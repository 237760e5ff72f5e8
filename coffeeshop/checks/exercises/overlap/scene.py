"""Overlap's scene: three orders, then five with a drink ordered twice, and what became of them."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import Machine, answer_of, describe, in_order, recorded

DRINKS = ("espresso", "americano", "latte", "mocha", "tea", "cocoa", "chai")
SECONDS = (0.09, 0.18, 0.06, 0.15, 0.12)  # never in the order in which they are ready


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Three orders, the x-ray on; then five, of which the last orders what another has ordered."""
    rounds = seen["rounds"] = []
    with recorded(seen):
        await _round(cell, chance, chance.sample(DRINKS, 3), rounds)
    kinds = chance.sample(DRINKS, 4)
    await _round(cell, chance, [*kinds, chance.choice(kinds)], rounds)


async def _round(cell: ModuleType, chance: Random, orders: list[str], rounds: list[dict[str, Any]]) -> None:
    kinds = dict.fromkeys(orders)
    machine = Machine(dict(zip(kinds, SECONDS, strict=False)), chance.randrange(1000))
    cups = [machine.cup(order, orders[:place].count(order)) for place, order in enumerate(orders)]
    one: dict[str, Any] = {"orders": orders, "cups": cups}
    rounds.append(one)
    try:
        one["served"] = describe(await answer_of(cell.serve_all, machine.make, list(orders)))
    finally:
        one |= {"started": machine.started, "finished": machine.finished}
        one |= {"peak": machine.peak, "elsewhere": machine.elsewhere}


def passes(e: Evidence) -> str | None:
    """Every order overlapped with every other, and the drinks came in the order of the menu."""
    rounds = e.seen["rounds"]
    if len(rounds) < 2 or not all(right(r) for r in rounds):
        return None
    three = rounds[0]
    return (
        f"All {three['peak']} orders were in the making at once: {in_order(three['finished'])} were "
        f"ready in that order, and you handed over {in_order(three['orders'])}, as ordered."
    )


def right(r: dict[str, Any]) -> bool:
    whole = sorted(r["started"]) == sorted(r["orders"]) and not r["elsewhere"]
    return whole and r["peak"] == len(r["orders"]) and in_place(r)


def in_place(r: dict[str, Any]) -> bool:
    """Say whether everybody got the drink that they ordered, and a cup of their own, no matter which."""
    served = r["served"]["items"]
    return sorted(served) == sorted(r["cups"]) and kinds_of(served) == r["orders"]


def kinds_of(cups: list[str]) -> list[str]:
    """Return which drink is in each cup."""
    return [cup.split(" no. ")[0] for cup in cups]


def round_of(e: Evidence) -> dict[str, Any]:
    """Return the first round that went wrong."""
    rounds = e.seen.get("rounds") or [{}]
    return next((r for r in rounds if "served" not in r or not right(r)), rounds[0])


def saw(e: Evidence) -> str:
    """Say what happened in the round that went wrong."""
    r = round_of(e)
    returned = r.get("served", {}).get("repr", "nothing")
    return (
        f"Ordered: {in_order(r.get('orders', []))}. Begun: {in_order(r.get('started', [])) or 'nothing'}. "
        f"Most at once: {r.get('peak', 0)}. Returned: {returned}."
    )
