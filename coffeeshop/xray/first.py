"""The slice in which a recording starts: its handle runs already, so nobody sees it end."""

from __future__ import annotations

import asyncio
import contextlib
import time
import weakref
from typing import Any

from coffeeshop.xray.handles import suspend
from coffeeshop.xray.ids import task_id
from coffeeshop.xray.tape import PAGE, WIDTH, Tape


class FirstSlice(asyncio.Handle):
    """Stands first in the loop's queue, so that the loop runs it as soon as the present slice ends."""

    __slots__ = ("_number", "_start", "_tape", "_task")

    @classmethod
    def of(cls, tape: Tape, start: int) -> FirstSlice | None:
        """Return the marker of the present slice, None where the tape knows of the slice already."""
        loop: Any = tape.loop
        if tape.start or loop is None:
            return None
        marker = cls(print, (), loop)
        task = asyncio.current_task(loop)
        marker._tape, marker._start, marker._number = tape, start, task_id(task)
        marker._task = weakref.ref(task) if task is not None else lambda: None
        tape.start, tape.running = start, marker._number
        loop._ready.appendleft(marker)
        return marker

    def drop(self) -> None:
        """Leave the queue, where it still stands there."""
        self._tape.start = 0
        self.cancel()
        with contextlib.suppress(ValueError, AttributeError):
            self._loop._ready.remove(self)  # type: ignore[attr-defined]

    def _run(self) -> None:
        tape, task, end = self._tape, self._task(), time.perf_counter_ns()
        tape.start = 0
        rows, at = tape.rows, tape.next
        if at == PAGE:
            rows, at = tape.turn()
        rows[at : at + 5] = self._start, end, self._number, 0, len(tape.pending)
        if task is not None and task._fut_waiter is not None:  # type: ignore[attr-defined]
            suspend(rows, at, task, True)
        tape.next = at + WIDTH
        if end - self._start > tape.threshold:
            from coffeeshop.xray.camera import camera

            camera.blocked(tape, self._start, end, self._number, task)
