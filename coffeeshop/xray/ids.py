"""Small numbers for loops and tasks, the same for everybody in this process who asks."""

from __future__ import annotations

import asyncio
import itertools
import threading
import weakref


class Numbers:
    """Numbers things from 1 in the order in which they are first asked about; never reuses one.

    A number lasts as long as its thing lives, and keeps nothing alive. `of` maps the address of a
    living thing to its number: `of.get(id(thing))` is the cheap way to ask on a hot path. An entry
    goes before the address can be used again, because a weak reference's callback removes it.
    """

    __slots__ = ("_count", "_lock", "_references", "of")

    def __init__(self) -> None:
        self.of: dict[int, int] = {}
        self._references: dict[int, weakref.ref[object]] = {}
        self._count = itertools.count(1)
        self._lock = threading.RLock()  # re-entrant: a collection inside may free a numbered thing

    def __call__(self, thing: object) -> int:
        """Return the number of `thing`, a new one where it has none yet."""
        return self.of.get(id(thing)) or self._add(thing)

    def _add(self, thing: object) -> int:
        address = id(thing)
        with self._lock:
            if address not in self.of:
                self._references[address] = weakref.ref(thing, lambda _: self._forget(address))
                self.of[address] = next(self._count)
            return self.of[address]

    def _forget(self, address: int) -> None:
        self.of.pop(address, None)
        self._references.pop(address, None)


loop_numbers = Numbers()
task_numbers = Numbers()


def loop_id(loop: asyncio.AbstractEventLoop) -> int:
    """Return the small number of `loop` (from 1), the same for as long as the loop lives."""
    return loop_numbers(loop)


def task_id(task: asyncio.Future[object] | None) -> int:
    """Return the small number of `task` (from 1), or 0 for None, which is no task."""
    return 0 if task is None else task_numbers(task)
