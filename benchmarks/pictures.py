"""How long a large record takes to become a picture, and how large the picture is.

    python benchmarks/pictures.py

Aim: 200,000 slices to an exported picture in 2 s and 2 MB, a stored still in 300 KB.
"""

from __future__ import annotations

import random
import time

from coffeeshop.ledger import Block, Loop, Order, Run, Slice, StepTaken, Task, Tick, Visit
from coffeeshop.pictures import Picture, timeline

MS = 1_000_000


def cell(slices: int, tasks: int) -> Run:
    """A recording of one loop that is busy for about two thirds of the time, all tasks taking turns."""
    dice, at, found = random.Random(1), 0, []
    for i in range(slices):
        at += dice.randrange(0, 20_000)
        took = dice.randrange(5_000, 40_000)
        found.append(Slice(1, 1 + i % tasks, at, at + took, at, "sleep", "cell.py", 3))
        at += took
    made = tuple(
        Task(i + 1, 1, f"Task-{i}", "brew", "cell.py", 1, 0, 0, at, "returned") for i in range(tasks)
    )
    ticks = tuple(Tick(1, due, due) for due in range(0, at, 50 * MS))
    blocks = (Block(1, 1, found[0].start, found[0].end, "cell.py", 3, "brew", "time.sleep(1)", "", "sleep"),)
    loops = (Loop(1, "main", "main"),)
    return Run("a busy cell", 0, at, ticks=ticks, loops=loops, tasks=made, slices=tuple(found), blocks=blocks)


def rush(orders: int, slices_each: int) -> Run:
    """Orders that are served together, each in several slices of its own task."""
    sent, visits, steps, slices, tasks = [], [], [], [], []
    for i in range(orders):
        start = i * MS // 5
        end = start + 500 * MS
        sent.append(Order(i + 1, "/", start, start, end + MS, 200))
        visits.append(Visit(i + 1, 1, i + 1, "GET", "/", None, start + MS, end, end, 200))
        steps.append(
            StepTaken(i + 1, "latte", "milk heats", "waiting", "loop", False, start + 2 * MS, end - MS)
        )
        tasks.append(Task(i + 1, 1, f"Task-{i}", "app", "app.py", 1, start, 0, end, "returned"))
        gap = (end - start - 2 * MS) // max(1, slices_each)
        slices += [
            Slice(1, i + 1, start + MS + k * gap, start + MS + k * gap + 4_000, 0, "sleep", "app.py", 9)
            for k in range(slices_each)
        ]
    last = sent[-1].served or 0
    return Run(
        "a rush", 0, last, tuple(sent), tuple(visits), tuple(steps),
        tuple(Tick(1, due, due) for due in range(0, last, 50 * MS)),
        (Loop(1, "shop", "shop"),), tuple(tasks), tuple(slices),
    )  # fmt: skip


def measure(name: str, run: Run) -> None:
    """Print what drawing `run` costs."""
    start, worked = time.perf_counter(), time.process_time()
    picture: Picture = timeline(run)
    svg = picture.svg
    drawn, worked = time.perf_counter() - start, time.process_time() - worked
    start = time.perf_counter()
    still = picture.png()
    print(
        f"{name:<34} {drawn:5.2f} s ({worked:4.2f} s of processor) to SVG of {len(svg) / 1e3:4.0f} KB; "
        f"{time.perf_counter() - start:5.2f} s to PNG of {len(still) / 1e3:4.0f} KB"
    )


if __name__ == "__main__":
    measure("200,000 slices of 1 task", cell(200_000, 1))
    measure("200,000 slices of 100 tasks", cell(200_000, 100))
    measure("200,000 slices of 5,000 tasks", cell(200_000, 5_000))
    measure("200,000 slices of 10,000 orders", rush(10_000, 20))
    measure("20 orders, 200 slices", rush(20, 10))
    measure("10,000 orders, no x-ray", rush(10_000, 0))
