"""What each task of a recording did with its time, where no customer's record says it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from coffeeshop.ledger import Run, Slice, Task, Work

# Waits for something that others hold, which are drawn as queueing: the x-ray's word, and ours.
QUEUES = {
    "token": "an apron",
    "connection": "a connection",
    "lock": "a lock",
    "semaphore": "a place at a semaphore",
}
WIDEST = 2  # grains


class Stretch(NamedTuple):
    """One state of one lane; the states are those of `metrics.spans`."""

    state: str
    start: int  # ns
    end: int  # ns
    label: str = ""
    where: str = ""  # "file.py:12"
    share: float = 1.0  # of the time: less where several short stretches are drawn as one


def queued(stretch: Stretch) -> Stretch:
    """Return a wait for what others hold as queueing for it, any other stretch as it is."""
    if stretch.state == "waiting" and stretch.label in QUEUES:
        return stretch._replace(state="apron", label=QUEUES[stretch.label])
    return stretch._replace(label="an apron") if stretch.state == "apron" else stretch


def task_slices(run: Run) -> dict[int, list[Slice]]:
    """Return every task's slices in order of time, by the task's id."""
    slices: dict[int, list[Slice]] = defaultdict(list)
    for piece in run.slices:
        slices[piece.task].append(piece)
    slices.pop(0, None)
    for own in slices.values():
        own.sort()
    return slices


def task_works(run: Run) -> dict[int, list[Work]]:
    """Return every task's works in threads, in the order in which they were asked for."""
    works: dict[int, list[Work]] = defaultdict(list)
    for work in sorted(run.works, key=lambda w: w.asked):
        works[work.task].append(work)
    return works


def stretches(
    task: Task, slices: list[Slice], works: list[Work], run: Run, grain: int
) -> tuple[Stretch, ...]:
    """Return what a task did, in order of time.

    Slices with less than `grain` ns between them become one stretch of running, whose `share` says
    how much of it was so; it is at most `WIDEST` grains long, so that a change of pace shows.
    """
    found: list[Stretch] = []
    before, since, waits, where = max(task.created, run.start), 0, "", ""
    begun, last, busy = 0, 0, 0  # the stretch of running that is being put together
    for _, _, start, end, ready, says, file, line, _ in slices:
        length = end - start
        if busy and start - last < grain and end - begun < WIDEST * grain and length <= run.threshold:
            last, busy = end, busy + length
        else:
            if busy:
                found.append(Stretch("running", begun, last, share=busy / (last - begun)))
            if start > before:
                between = _between(since, before, start, ready, waits, where, works)
                found += between if found else (Stretch("ready", before, start),)
            begun, last, busy = start, end, length
            if length > run.threshold:
                found.append(Stretch("blocking", start, end))
                busy = 0
        before, since, waits = end, start, says
        where = f"{file}:{line}" if file else ""
    if busy:
        found.append(Stretch("running", begun, last, share=busy / (last - begun)))
    if task.outcome == "cancelled":
        found.append(Stretch("cancelled", before, max(task.ended or before, before)))
    elif task.outcome is None and run.end > before:
        found += _between(since, before, run.end, run.end, waits, where, works)
    return tuple(found)


def _between(
    since: int, start: int, end: int, ready: int, waits: str, where: str, works: list[Work]
) -> list[Stretch]:
    """Return what lies between two slices of a task: a wait, or a thread's work, and the way back.

    The thread was asked for in the slice before, which began at `since`.
    """
    first = bisect_left(works, since, key=lambda w: w.asked) if works else 0
    if first < len(works) and works[first].asked <= end:
        work = works[first]
        taken = min(max(work.start, start), end)
        done = min(max(work.end or end, taken), end)
        return _kept(
            Stretch("apron", start, taken, "an apron", where),
            Stretch("thread", taken, done, work.label, where),
            Stretch("ready", done, end),
        )
    turn = min(max(ready, start), end) if ready else end
    return _kept(queued(Stretch("waiting", start, turn, waits, where)), Stretch("ready", turn, end))


def _kept(*stretches: Stretch) -> list[Stretch]:
    return [s for s in stretches if s.end > s.start]
