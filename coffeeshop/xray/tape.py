"""The tape: one loop's slices as raw values."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

# start and end in seconds of perf_counter (floats are cheaper to compare), task, handles that stood in
# the loop's queue as it began, what the task waits for, code (or the callback's name), instruction
Row = tuple[float, float, int, int, str, Any, int]

NEVER = float("inf")


class Tape:
    """What one loop ran. Its own thread appends to `rows`; anybody may read, and forget the oldest.

    Rows are plain tuples, which the garbage collector stops to look at after a first glance. The
    wrapper keeps to `limit` and counts in `dropped` what did not fit.
    """

    __slots__ = (
        "__weakref__", "_forgotten", "beat", "dropped", "due", "eager", "limit", "loop", "number", "pending",
        "rows", "start", "thread", "thread_name", "threshold", "woken",
    )  # fmt: skip

    def __init__(self, loop: asyncio.AbstractEventLoop, number: int, limit: int) -> None:
        self.loop, self.number, self.limit = loop, number, limit
        self.thread, self.thread_name = threading.get_ident(), threading.current_thread().name
        self.pending = getattr(loop, "_ready", ())  # the loop's queue of handles
        self.start = 0.0  # when the slice that runs or is being written down began; 0: idle
        self.threshold = 1e9  # seconds
        self.beat = NEVER  # when the watching thread wants its turn (seconds)
        self.due: dict[float, int] = {}  # start of a row -> when its timer was due (ns)
        self.woken: dict[int, int] = {}  # address of a future that a timer resolved -> when it was due
        self.rows: list[Row] = []
        self.eager = self.dropped = self._forgotten = 0

    def runs_in(self) -> int:
        """Return the thread in which its loop runs: it may have begun in another, with an early task."""
        return getattr(self.loop, "_thread_id", None) or self.thread

    def is_over(self, start: float) -> bool:
        """Return whether the slice that began at `start` came last and has its row."""
        return [row[0] for row in self.rows[-1:]] == [start]  # another recording may forget rows meanwhile

    def position(self) -> int:
        """Return the number of the next row, counted from the tape's beginning."""
        return self._forgotten + len(self.rows)

    def read(self, begin: int, end: int) -> list[Row]:
        """Return the rows from number `begin` up to `end`."""
        return self.rows[begin - self._forgotten : end - self._forgotten]

    def forget(self, before: int) -> None:
        """Let go of the rows that come before number `before`."""
        count = before - self._forgotten
        for row in self.rows[:count]:
            self.due.pop(row[0], None)
        del self.rows[:count]
        self._forgotten += count
