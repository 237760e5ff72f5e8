"""Loop lag: how late a loop's pulse beat."""

from __future__ import annotations

from typing import NamedTuple

from coffeeshop.ledger import Run
from coffeeshop.metrics.index import index
from coffeeshop.metrics.intervals import Interval, union


class Lag(NamedTuple):
    """How a loop's pulse beat during a run."""

    worst: int  # ns: the latest beat
    flat: int  # ns without a beat: the sum of the flat stretches
    share: float  # of the run's time, 0 to 1


def lag(run: Run, loop: int | None = None) -> Lag:
    """Return the loop lag of `loop` (default: the shop's), zeros where there was no pulse."""
    late = _late(run, loop)
    flat = sum(end - start for start, end in flatlines(run, loop))
    lasted = max(1, run.end - run.start)
    return Lag(max((end - due for due, end in late), default=0), flat, min(1.0, flat / lasted))


def flatlines(run: Run, loop: int | None = None) -> list[Interval]:
    """Return the flat stretches: from when a beat was due to when it came, where longer than the threshold.

    A loop that is held from just after one beat misses the next one by up to 50 ms less than it
    was held for, so a flat stretch is the least time that the loop was held.
    """
    return union(pair for pair in _late(run, loop) if pair[1] - pair[0] > run.threshold)


def _late(run: Run, loop: int | None) -> list[Interval]:
    """Return, for each beat, from when it was due to when it came, within the run."""
    loop = index(run).shop if loop is None else loop
    return [
        (max(tick.due, run.start), min(tick.at, run.end or tick.at))
        for tick in run.ticks
        if tick.loop == loop and tick.at > run.start and (not run.end or tick.due < run.end)
    ]
