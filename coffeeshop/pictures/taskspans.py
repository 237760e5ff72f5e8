"""What each task of a recording did with its time, where no customer's record says it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from coffeeshop.ledger import Run, Slice, Task, Work


class Stretch(NamedTuple):
    """One state of one lane; the states are those of `metrics.spans`."""

    state: str
    start: int
    end: int
    label: str = ""


def task_stretches(run: Run) -> dict[int, tuple[Stretch, ...]]:
    """Return the stretches of every task that ran, by the task's id, in order of time."""
    slices: dict[int, list[Slice]] = defaultdict(list)
    for piece in run.slices:
        if piece.task:
            slices[piece.task].append(piece)
    works: dict[int, list[Work]] = defaultdict(list)
    for work in run.works:
        works[work.task].append(work)
    return {
        task.id: _stretches(task, slices[task.id], works[task.id], run)
        for task in run.tasks
        if task.id in slices
    }


def _stretches(task: Task, slices: list[Slice], works: list[Work], run: Run) -> tuple[Stretch, ...]:
    slices.sort()
    found: list[Stretch] = []
    before, waits = task.created, ""
    for piece in slices:
        if piece.start > before:
            found += _between(before, piece.start, piece.ready, waits, works, first=not found)
        state = "blocking" if piece.end - piece.start > run.threshold else "running"
        found.append(Stretch(state, piece.start, piece.end, piece.label))
        before, waits = piece.end, piece.waits
    if task.outcome is None and run.end > before:
        found += _between(before, run.end, run.end, waits, works, first=False)
    if task.outcome == "cancelled":
        found.append(Stretch("cancelled", found[-1].end, task.ended or found[-1].end))
    return tuple(found)


def _between(start: int, end: int, ready: int, waits: str, works: list[Work], first: bool) -> list[Stretch]:
    """Return what lies between two slices of a task: a wait, a thread's work, and the way back."""
    if first:
        return [Stretch("ready", start, end)]
    work = next((w for w in works if start - 1_000_000 <= w.asked <= end), None)
    if work is not None:
        done = min(max(work.end or end, start), end)
        taken = min(max(work.start, start), done)
        return _kept(
            Stretch("apron", start, taken, "an apron"),
            Stretch("thread", taken, done, work.label),
            Stretch("ready", done, end),
        )
    turn = min(max(ready, start), end) if ready else end
    return _kept(Stretch("waiting", start, turn, waits), Stretch("ready", turn, end))


def _kept(*stretches: Stretch) -> list[Stretch]:
    return [s for s in stretches if s.end > s.start]
