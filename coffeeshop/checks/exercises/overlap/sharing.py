"""What goes wrong in Overlap where two customers order the same drink."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.overlap.scene import kinds_of, round_of
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding


def once_a_kind(e: Evidence) -> Finding | None:
    r = round_of(e)
    orders, started = r.get("orders", []), r.get("started", [])
    if len(started) == len(orders) or sorted(started) != sorted(set(orders)):
        return None
    both = next(drink for drink in orders if orders.count(drink) > 1)
    return Finding(
        "once-a-kind",
        f"Ordered: {in_order(orders)}. You began {len(started)} drinks, and only one {both} for two customers.",
        "Your code makes each kind of drink once; two who order the same want a cup each.",
        "Call `make` once for each order, not once for each kind of drink.",
        e.line("fromkeys", "set", "make"),
    )


def cup_twice(e: Evidence) -> Finding | None:
    r = round_of(e)
    cups = r.get("served", {}).get("items", [])
    shared = next((cup for cup in cups if cups.count(cup) > 1), None)
    if shared not in r["cups"] or kinds_of(cups) != r["orders"]:
        return None
    return Finding(
        "cup-twice",
        f'All {len(cups)} drinks were made, and you handed over the cup "{shared}" {cups.count(shared)} times.',
        "Kept by the drink's name, the second cup of a kind takes the place of the first.",
        "Keep the tasks, or the cups, by their place in `orders`: a list does.",
        e.line("make"),
    )
