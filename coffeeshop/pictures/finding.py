"""What a timeline shows, in words that are computed from the run: the picture for who cannot see it."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median

from coffeeshop.ledger import Run
from coffeeshop.metrics import over, peak

from .lane import served
from .loops import LoopRows, Wall
from .rows import Rows
from .words import counted, duration, times


def finding(run: Run, rows: Rows) -> str:
    """Return the finding in one or two sentences."""
    what = f"{_orders(run, rows)}{_pattern(run)}" if run.orders else _tasks(run, rows)
    seen = [loop for loop in rows.loops if loop.known or loop.beats]
    if not seen:
        parts = [f"{what}; nothing was recorded of the loop itself."]
    elif len(seen) == 1:
        parts = [f"{what}: {_loop(seen[0], 'the loop', 'the pulse')}."]
    else:
        parts = [f"{what}.", *(_sentence(_loop(loop, f"the {loop.name}", "its pulse")) for loop in seen)]
    failed = sum(not served(o) for o in run.orders)
    if failed:
        parts.append(f"{counted(failed, 'order')} failed.")
    return " ".join(parts)


def blame(rows: Rows) -> list[str]:
    """Return a sentence for each line that held a loop, the longest first, where an x-ray named it."""
    held: dict[str, list[int]] = defaultdict(list)
    for loop in rows.loops:
        for wall in loop.walls:
            if wall.blame:
                held[wall.blame].append(wall.end - wall.start)
    worst = sorted(held.items(), key=lambda item: -sum(item[1]))
    return [f"{what} held the loop {times(len(t))}, {duration(sum(t))} in all." for what, t in worst]


def _orders(run: Run, rows: Rows) -> str:
    milk = _milk(run)
    each = f" of {duration(milk)}" if milk else ""
    return f"{counted(len(run.orders), 'order')}{each} in {duration(rows.end - rows.zero)}"


def _milk(run: Run) -> float:
    """Return how long a drink takes where nothing delays it; 0 where nobody knows, or drinks differ."""
    drinks: dict[int | None, int] = Counter()
    for step in run.steps:
        drinks[step.order] += step.end - step.start
    return min(drinks.values()) if len({step.drink for step in run.steps}) == 1 else 0


def _pattern(run: Run) -> str:
    made = _made(run)
    if len(made) <= 1:
        return ""
    together = peak(made)
    if together == 1:
        return ", one after another"
    return ", all overlapping" if together == len(made) else f", at most {together:,} at a time"


def _made(run: Run) -> list[tuple[int, int]]:
    """Return when each order was in the making, on the strongest evidence there is."""
    made: dict[int | None, tuple[int, int]] = {}
    for step in run.steps:
        start, end = made.get(step.order, (step.start, step.end))
        made[step.order] = min(start, step.start), max(end, step.end)
    if made:
        return list(made.values())
    if run.visits:
        in_threads = _in_threads(run)  # there an order is in the making once a helper has it
        return [in_threads.get(v.task, (v.arrived, v.left or run.end)) for v in run.visits]
    return [(o.sent, over(run, o)) for o in run.orders]


def _in_threads(run: Run) -> dict[int, tuple[int, int]]:
    """Return from when to when worker threads worked for a task, by task."""
    busy: dict[int, tuple[int, int]] = {}
    for work in run.works:
        end = work.end or run.end
        if end <= work.start:  # no thread took it
            continue
        start, latest = busy.get(work.task, (work.start, end))
        busy[work.task] = min(start, work.start), max(latest, end)
    return busy


def _tasks(run: Run, rows: Rows) -> str:
    return f"{counted(len(run.tasks), 'task')} in {duration(rows.end - rows.zero)}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _loop(loop: LoopRows, name: str, pulse: str) -> str:
    """Return how a loop fared: "the loop was blocked once, for 1.0 s; the pulse was flat for 0.95 s"."""
    flat = sum(end - start for start, end in loop.flats)
    if flat and not loop.walls and not loop.known:
        return f"{pulse} was flat for {duration(flat)}"
    if flat and not loop.walls:
        return f"no single step blocked {name}, yet {pulse} was flat for {duration(flat)}"
    held = f"{name} was {_held(loop.walls)}"
    if flat:
        return f"{held}; {pulse} was flat for {duration(flat)}"
    return f"{held}; {pulse} never stopped" if loop.beats else held


def _held(walls: list[Wall]) -> str:
    if not walls:
        return "never blocked"
    lengths = [wall.end - wall.start for wall in walls]
    if len(walls) == 1:
        return f"blocked once, for {duration(lengths[0])}"
    if max(lengths) < 1.3 * min(lengths):
        return f"blocked {times(len(walls))}, {duration(median(lengths))} each"
    return f"blocked {times(len(walls))}, {duration(sum(lengths))} in all"
