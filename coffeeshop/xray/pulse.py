"""The pulse: a tick every 50 ms on a loop, which shows as a flatline while the loop is held."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from coffeeshop.ledger import Tick
from coffeeshop.xray.ids import loop_id

BEAT = 50_000_000  # ns between two ticks


class Pulse:
    """A ticker on one loop: `write` gets a `ledger.Tick` every 50 ms while the loop is free.

    Due times stand on a fixed grid, so they do not drift. A held loop misses beats: the tick that
    was due first is written late, the ones due meanwhile are left out, and the grid goes on. The
    ticker is a plain timer and no task, so it appears in no list of tasks; the x-ray calls its
    slices "pulse".
    """

    def __init__(self, write: Callable[[Tick], object], name: str = "main", beat: int = BEAT) -> None:
        self.name = name
        self._write = write
        self._beat = beat
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._due = 0
        self._over = False

    def start(self) -> None:
        """Begin to tick on the running loop (RuntimeError where none runs); a pulse starts once."""
        if self._loop is None and not self._over:
            self._loop = asyncio.get_running_loop()
            self._number = loop_id(self._loop)
            self._due = time.perf_counter_ns() + self._beat
            self._set(self._loop)

    def stop(self) -> None:
        """Stop ticking and leave no timer behind; callable from any thread, and more than once."""
        self._over = True
        loop, self._loop = self._loop, None
        if loop is None or loop.is_closed():
            return
        if asyncio._get_running_loop() is loop:
            self._clear()
        else:
            try:
                loop.call_soon_threadsafe(self._clear)
            except RuntimeError:  # the loop closed between the two lines: its timers went with it
                self._timer = None

    def _clear(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()

    def _set(self, loop: asyncio.AbstractEventLoop) -> None:
        """Set the timer for the next due time; the loop counts seconds on a clock of its own."""
        wait = (self._due - time.perf_counter_ns()) / 1e9
        self._timer = loop.call_at(loop.time() + wait, self._tick)

    def _tick(self) -> None:
        loop = self._loop
        if loop is None:  # stopped from another thread while this timer was on its way
            return
        now = time.perf_counter_ns()
        self._write(Tick(self._number, self._due, now))
        self._due += self._beat * max(1, -((self._due - now) // self._beat))
        self._set(loop)
