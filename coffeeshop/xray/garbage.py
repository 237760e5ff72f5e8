"""The garbage collector's pauses, which hold whichever line happens to run."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Sequence
from types import CodeType
from typing import Any, NamedTuple

from coffeeshop.xray.callee import called_names

SHORT = 1_000_000  # ns; what the many small collections take
MOST = 1000


class Pause(NamedTuple):
    """One collection of a millisecond or more, with the finalizers that it ran (ns)."""

    thread: int
    start: int
    end: int
    code: CodeType | None = None  # what ran in that thread, and at which instruction
    instruction: int = 0

    @property
    def asked(self) -> bool:
        """Whether the code called for it by itself, `gc.collect()`."""
        return self.code is not None and called_names(self.code, self.instruction)[-1:] == ("collect",)


class Collector:
    """Notes when Python's garbage collector ran, and in which thread.

    A full collection walks through every object that is alive: 0.1 s and more for some millions. It
    begins when enough objects have been made since the last one, whoever made the last of them.
    """

    def __init__(self) -> None:
        self._pauses: tuple[Pause, ...] = ()
        self._began: Pause | None = None

    def start(self) -> None:
        """Be called for each collection from now on."""
        gc.callbacks.append(self.note)

    def stop(self) -> None:
        """Be called no more."""
        if self.note in gc.callbacks:  # a tool may have emptied the list
            gc.callbacks.remove(self.note)
        self._pauses, self._began = (), None

    def note(self, phase: str, _: dict[str, Any]) -> None:
        """Note the beginning or the end of a collection; called by Python, in the thread that collects."""
        now = time.perf_counter_ns()
        if phase == "start":
            met = sys._getframe().f_back
            where = (met.f_code, met.f_lasti) if met is not None else ()
            self._began = Pause(threading.get_ident(), now, now, *where)
        elif self._began is not None and now - self._began.start >= SHORT:
            # Replaced and never changed: others read it meanwhile.
            self._pauses = (*self._pauses[1 - MOST :], self._began._replace(end=now))

    def pauses(self, start: int, end: int, thread: int | None = None) -> list[Pause]:
        """Return the pauses that touch a stretch, by time: a thread's own, or all; the GIL is one for all."""
        return [p for p in self._pauses if start < p.end and p.start < end and thread in (None, p.thread)]


def shared(pauses: Sequence[Pause], start: int, end: int) -> int:
    """Return how much of a stretch the pauses took (ns)."""
    return sum(max(min(p.end, end) - max(p.start, start), 0) for p in pauses)
