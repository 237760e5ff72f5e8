"""The tape: one loop's slices as raw values, in pages that are laid out before they are needed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

# start, end, task, handles in the queue before and after, waits, code (or callback's name), instruction
WIDTH = 8
PAGE = WIDTH * 4096

Row = tuple[int, int, int, int, int, str | None, Any, int | None]


class Tape:
    """What one loop ran. Its own thread writes without a lock; anybody may read.

    A row is complete once `next` has moved past it. Whole pages leave at `forget`, so that no
    index of the page being written on ever moves. `limit` bounds the rows; what does not fit is
    counted in `dropped`.
    """

    __slots__ = (
        "__weakref__", "_lock", "_pages", "_turned", "_waste", "dropped", "due", "eager", "limit", "loop",
        "next", "number", "pending", "rows", "running", "start", "thread", "thread_name",
        "threshold", "woken",
    )  # fmt: skip

    def __init__(self, loop: asyncio.AbstractEventLoop, number: int, limit: int) -> None:
        self.loop: asyncio.AbstractEventLoop | None = loop
        self.number, self.limit = number, limit
        self.thread, self.thread_name = threading.get_ident(), threading.current_thread().name
        self.pending = getattr(loop, "_ready", ())  # the loop's queue of handles
        self.start = 0  # when the slice that runs now began, 0 while the loop is idle
        self.running = 0  # the task of that slice
        self.threshold = 1 << 62  # ns
        self.due: dict[int, int] = {}  # start of a row -> when its timer was due
        self.woken: dict[int, int] = {}  # address of a future that a timer resolved -> when it was due
        self.eager = self.dropped = self.next = self._turned = 0
        self.rows: list[Any] = [None] * PAGE
        self._pages: list[list[Any]] = [self.rows]
        self._waste: list[Any] = [None] * PAGE
        self._lock = threading.Lock()

    def turn(self) -> tuple[list[Any], int]:
        """Return the page and index for the next row once a page is full.

        Where the tape is full too, the row is counted as dropped and the page is waste paper; its
        last place is given, so that the next row turns the page (and asks for room) again.
        """
        with self._lock:
            if len(self._pages) * PAGE >= max(self.limit * WIDTH, PAGE):
                self.dropped += 1
                return self._waste, PAGE - WIDTH
            self.rows = [None] * PAGE
            self._pages.append(self.rows)
            self.next = 0
            return self.rows, 0

    def position(self) -> int:
        """Return the number of the next row, counted from the tape's beginning."""
        with self._lock:
            return self._turned + ((len(self._pages) - 1) * PAGE + self.next) // WIDTH

    def read(self, begin: int, end: int) -> Iterator[Row]:
        """Yield the rows from number `begin` up to `end`."""
        with self._lock:
            pages, first = list(self._pages), self._turned
        for number in range(max(begin, first), end):
            page, at = divmod((number - first) * WIDTH, PAGE)
            yield tuple(pages[page][at : at + WIDTH])  # type: ignore[misc]

    def forget(self, before: int) -> None:
        """Let go of the whole pages whose rows all come before number `before`."""
        with self._lock:
            while len(self._pages) > 1 and self._turned + PAGE // WIDTH <= before:
                del self._pages[0]
                self._turned += PAGE // WIDTH
