"""From raw rows to slices, once nobody is in a hurry: file, line, and since when each was ready."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import CodeType

from coffeeshop.ledger import Slice, Work
from coffeeshop.xray.frames import shown
from coffeeshop.xray.tape import Row, Tape


def develop(tape: Tape, begin: int, end: int, works: Iterable[Work]) -> list[Slice]:
    """Return the slices of a tape's rows from number `begin` up to `end`.

    `ready` is the first of these that is known: when the timer was due that the slice answers;
    when the thread was done whose result it takes; since when its handle stood in the loop's queue.
    The last errs on the late side: for bytes on a socket it is when the loop looked, not when they came.
    """
    rows = tape.read(begin, end)
    done = defaultdict(list)
    for work in works:
        if work.end is not None:
            done[work.task].append(work.end)
    before: dict[int, tuple[int, str]] = {}  # task -> the end of its slice before, and its wait
    slices = []
    for row, queued in zip(rows, queue_times(rows), strict=True):
        began, ended, task, _, waits, place, instruction = row
        start, stop = int(began * 1e9), int(ended * 1e9)
        ready = tape.due.get(began, 0) or int(queued * 1e9)
        since, waited = before.get(task, (0, ""))
        if waited == "thread":
            ready = next((at for at in done[task] if since <= at <= start), ready)
        before[task] = (stop, waits or "")
        file, line, label = _place(place, instruction)
        slices.append(
            Slice(tape.number, task, start, stop, min(ready, start), waits or "", file, line, label)
        )
    return slices


def _place(place: object, instruction: int) -> tuple[str, int, str]:
    if isinstance(place, CodeType):
        return shown(place.co_filename), line_at(place, instruction), ""
    return "", 0, "pulse" if str(place).startswith("Pulse.") else str(place or "")


def line_at(code: CodeType, instruction: int) -> int:
    """Return the line of an instruction (a frame's `f_lasti`)."""
    starts, lines = _lines(code)
    return lines[max(0, bisect_right(starts, instruction) - 1)]


@lru_cache(maxsize=1024)
def _lines(code: CodeType) -> tuple[list[int], list[int]]:
    known = [(start, line) for start, _, line in code.co_lines() if line is not None]
    return [start for start, _ in known] or [0], [line for _, line in known] or [code.co_firstlineno]


def queue_times(rows: Sequence[Row]) -> list[float]:
    """Return since when each row's handle stood in the loop's queue, 0 where that was before the rows.

    The queue is first in, first out, so the n-th handle to go in is the n-th to come out, and each row
    knows how many stood there as its slice began: the first slice to begin after a handle went in gives
    its time. That is the end of the slice that put it there, or when the loop looked what had come.
    """
    marks: list[tuple[int, float]] = []  # handles that had gone in by then, and when that was
    times: list[float] = []
    out = at = 0
    for start, _, _, queued, *_ in rows:
        out += 1
        if marks:  # cancelled handles leave without a slice
            out = max(out, marks[-1][0] - queued)
        marks.append((out + queued, start))
        while marks[at][0] < out:
            at += 1
        times.append(marks[at][1] if at else 0.0)
    return times
