"""The slice in which a recording starts: its handle runs already, so nobody sees it end."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

from coffeeshop.xray.handles import Ears, suspended
from coffeeshop.xray.ids import task_id
from coffeeshop.xray.tape import Tape


class FirstSlice(asyncio.Handle):
    """Stands first in the loop's queue, so that the loop runs it as soon as the present slice ends."""

    __slots__ = ("_ears", "_number", "_start", "_tape", "_task")

    @classmethod
    def of(cls, tape: Tape, start: float, ears: Ears) -> FirstSlice | None:
        """Return the marker of the present slice, None where the tape knows of the slice already."""
        loop: Any = tape.loop
        if tape.start or loop is None:
            return None
        marker = cls(print, (), loop)
        task = asyncio.current_task(loop)
        marker._tape, marker._start, marker._ears, marker._number = tape, start, ears, task_id(task)
        marker._task = task  # kept till the slice is over, since a task that ends in it may go with it
        tape.start = start
        loop._ready.appendleft(marker)
        return marker

    def drop(self) -> None:
        """Leave the queue, where it still stands there."""
        self._tape.start, self._task = 0.0, None
        self.cancel()
        with contextlib.suppress(
            ValueError, AttributeError, IndexError
        ):  # IndexError: its loop runs meanwhile
            self._loop._ready.remove(self)  # type: ignore[attr-defined]

    def _run(self) -> None:
        tape, task, end = self._tape, self._task, time.perf_counter()
        self._task = None
        try:
            waits, place, at = "", None, 0
            if task is not None and task._fut_waiter is not None:
                waits, place, at = suspended(task, True)
            elif task is not None and task.done():
                self._ears.ended(self._number, task, int(end * 1e9))
            tape.rows.append((self._start, end, self._number, len(tape.pending), waits, place, at))
            if end - self._start > tape.threshold:
                self._ears.ended_late(tape, self._start, end, self._number, task)
        finally:
            tape.start = 0.0
