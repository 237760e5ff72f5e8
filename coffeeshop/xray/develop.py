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
    rows = list(tape.read(begin, end))
    done = defaultdict(list)
    for work in works:
        if work.end is not None:
            done[work.task].append(work.end)
    before: dict[int, tuple[int, str]] = {}  # task -> the end of its slice before, and its wait
    slices = []
    for row, queued in zip(rows, queue_times(rows), strict=True):
        start, stop, task, _, _, waits, place, instruction = row
        ready = tape.due.pop(start, 0) or queued
        since, waited = before.get(task, (0, ""))
        if waited == "thread":
            ready = next((at for at in done[task] if since <= at <= start), ready)
        before[task] = (stop, waits or "")
        file, line, label = _place(place, instruction)
        slices.append(
            Slice(tape.number, task, start, stop, min(ready, start), waits or "", file, line, label)
        )
    return slices


def _place(place: object, instruction: int | None) -> tuple[str, int, str]:
    if isinstance(place, CodeType):
        return shown(place.co_filename), line_at(place, instruction or 0), ""
    return "", 0, "pulse" if str(place).startswith("Pulse.") else str(place or "")


def line_at(code: CodeType, instruction: int) -> int:
    """Return the line of an instruction (a frame's `f_lasti`)."""
    starts, lines = _lines(code)
    return lines[max(0, bisect_right(starts, instruction) - 1)]


@lru_cache(maxsize=1024)
def _lines(code: CodeType) -> tuple[list[int], list[int]]:
    known = [(start, line) for start, _, line in code.co_lines() if line is not None]
    return [start for start, _ in known] or [0], [line for _, line in known] or [code.co_firstlineno]


def queue_times(rows: Sequence[Row]) -> list[int]:
    """Return since when each row's handle stood in the loop's queue, 0 where that was before the rows.

    The queue is first in, first out, so the n-th handle to go in is the n-th to come out; each row
    knows how many stood there as its slice began and as it ended. A handle that went in during a slice
    counts from its end, since nothing could run before; one that went in between two slices (bytes
    came, a timer was due) from the second's start.
    """
    marks: list[tuple[int, int]] = []  # handles that had gone in by then, and when that was
    times, out, at = [], 0, 0
    for start, end, _, before, after, *_ in rows:
        out += 1
        if marks:  # cancelled handles leave without a slice
            out = max(out, marks[-1][0] - before)
        marks += [(out + before, start), (out + after, end)]
        while marks[at][0] < out:
            at += 1
        times.append(marks[at][1] if at else 0)
    return times
