"""Runs that the floor replays in its tests, written event by event."""

from __future__ import annotations

import picture_runs as runs
from picture_runs import MS, ZERO

from coffeeshop.ledger import Block, Loop, Order, Run, Slice, Task, Visit


def mixed() -> Run:
    """Three good orders whose machines are done at 100 ms, and a bad one that holds the loop 20 to 220 ms."""
    at = lambda ms: ZERO + round(ms * MS)  # noqa: E731
    slices, tasks, visits, orders = [], [], [], []
    for i in range(1, 4):
        begun, again = 4 + i, 221 + i
        slices += [
            Slice(1, i, at(begun), at(begun + 0.5), 0, "sleep", "shop.py", 9),
            Slice(1, i, at(again), at(again + 0.5), at(100), "", "shop.py", 10),
        ]
        visits.append(Visit(i, 1, i, "GET", "/good", None, at(begun), at(again + 0.4), at(again + 0.5), 200))
        orders.append(Order(i, "/good", at(0), at(0), at(again + 1), 200))
    slices.append(Slice(1, 4, at(20), at(220), 0, "", "shop.py", 5))
    visits.append(Visit(4, 1, 4, "GET", "/bad", None, at(20), at(219), at(220), 200))
    orders.append(Order(4, "/bad", at(0), at(0), at(221), 200))
    tasks = [Task(i, 1, f"Task-{i}", "app", "shop.py", 1, at(2), 0, at(226), "returned") for i in range(1, 5)]
    block = Block(1, 4, at(20), at(220), "shop.py", 5, "bad", "time.sleep(0.2)", "", "sleep")
    return Run(
        "three good, one bad", at(0), at(226), tuple(orders), tuple(visits), (), (),
        (Loop(1, "shop", "shop"),), tuple(tasks), tuple(slices), (), (block,),
    )  # fmt: skip


RUNS = {
    "blocking": runs.blocking(6),
    "awaiting": runs.awaiting(20),
    "threads": runs.threads(60),
    "mixed": mixed(),
}
