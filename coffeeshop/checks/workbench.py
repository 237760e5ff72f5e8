"""The workbench: one child process kept warm, in which attempts are played and watched."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import signal
import threading
import time
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.memory import resident
from coffeeshop.checks.trial import CELL
from coffeeshop.children import Child, ChildGone

LAST = 0.8  # seconds after the limit in which the child must have said something
START = 30.0  # seconds that a cold start may take, on the slowest machine
MEMORY = 300 * 2**20  # bytes that an attempt may take on top of the idle child
LOOK = 0.02  # seconds between two looks at the child's memory
WORN = 25  # attempts after which a child is replaced all the same


class Workbench:
    """Plays attempts in a child process, and replaces the child that one has hurt."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._ready = False
        self._used = 0

    def warm(self) -> None:
        """Start the child where there is none; returns at once."""
        with self._lock:
            self._start()

    def play(self, exercise: str, source: str, seed: int, limit: float) -> Evidence:
        """Play one attempt, at most `limit` seconds long, and return what was seen of it."""
        with self._lock:
            child = self._warm_child()
            request = {"exercise": exercise, "source": source, "seed": seed, "limit": limit}
            try:
                found = self._watch(child, request, limit + LAST)
                self._used += 1
                good = self._good_as_new(child, found)
            except BaseException:  # an interrupt: what the child says later belongs to no one
                self._replace()
                raise
            if not good:
                self._replace()
            found.get("stuck", {}).setdefault("after", limit)
            return Evidence(source=source, **found)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            child, self._child = self._child, None
            if child is not None:
                child.stop(grace=0.0)

    def _start(self) -> None:
        if self._child is None:
            self._child, self._ready, self._used = Child("coffeeshop.checks.child"), False, 0

    def _warm_child(self) -> Child:
        if self._child is None or not self._child.alive:
            self._child = None
            self._start()
        child = self._child
        if not self._ready:
            child.receive(START)
            self._idle = resident(child.pid)
            self._ready = True
        return child

    def _replace(self) -> None:
        """Kill the child and begin to warm the next one, without waiting for it."""
        if self._child is not None:
            self._child.stop(grace=0.0)
        self._child = None
        self._start()

    def _watch(self, child: Child, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        end = time.monotonic() + seconds
        try:
            child.send(request)
            while time.monotonic() < end:
                try:
                    message = child.receive(LOOK)
                    if "evidence" in message:
                        return message["evidence"]
                    end = time.monotonic() + message["more_time"] + LAST
                except TimeoutError:
                    if resident(child.pid) - self._idle > MEMORY:
                        return {"outcome": "memory"}
        except ChildGone:
            return _held(child) or {"outcome": "died", "errors": [child.said[-500:]]}
        _ask_where(child)
        return _held(child) or {"outcome": "stuck", "stuck": {"how": "running", "line": None}}

    def _good_as_new(self, child: Child, found: dict[str, Any]) -> bool:
        if found["outcome"] in ("memory", "died", "stuck") or self._used >= WORN:
            return False
        try:
            return bool(child.receive(1.0).get("good_as_new"))
        except (ChildGone, TimeoutError):
            return False


def _held(child: Child) -> dict[str, Any] | None:
    """Return the evidence of a child that held its thread to the end and said where; else None."""
    line = last_dumped(child.said)
    return {"outcome": "stuck", "stuck": {"how": "running", "line": line}} if line else None


def last_dumped(said: str) -> int | None:
    """Return the learner's line that faulthandler's dump names first, the deepest of its thread."""
    found = re.search(rf'File "{re.escape(CELL)}", line (\d+)', said)
    return int(found[1]) if found else None


def _ask_where(child: Child) -> None:
    """Have a child that holds the interpreter (one endless operation) dump where it is."""
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(OSError):
            os.kill(child.pid, signal.SIGUSR1)
        time.sleep(0.1)


BENCH = Workbench()
atexit.register(BENCH.close)


def warm() -> None:
    """Start the child process before it is needed; returns at once."""
    BENCH.warm()


def close() -> None:
    """End the child process; the next check starts another."""
    BENCH.close()
