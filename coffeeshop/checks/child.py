"""The child's side of a check: `python -m coffeeshop.checks.child`, one attempt after another.

Everything that an exercise needs is imported before the first attempt (a cold import costs 1.4 s).
After an attempt the child says whether it is as good as new; its parent replaces it where it is not.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import signal
import sys
import threading
import time
from typing import Any

import anyio.to_thread
import fastapi.concurrency
import httpx
import uvicorn

from coffeeshop import app, customers, serving, xray
from coffeeshop.checks.catalogue import find
from coffeeshop.checks.seals import Seals, broken, seal
from coffeeshop.checks.trial import Trial
from coffeeshop.children import Parent, watch_parent
from coffeeshop.children.group import end_all

WARM = (anyio, fastapi, httpx, uvicorn, app, customers, serving, xray)
MARGIN = 0.4  # seconds between "it still waits" and "it holds its thread"
FETCHING = 20.0  # seconds that an exercise's modules may take to be imported, on the slowest machine
CLEARING_UP = 0.7  # seconds that an attempt's remains may take to go, once its evidence is told
loaded: set[Any] = set()  # what `fetch` has called


def main() -> None:
    """Serve attempts until the parent is gone."""
    parent = watch_parent()
    if hasattr(signal, "SIGUSR1"):
        faulthandler.register(signal.SIGUSR1)  # written by a C handler: no GIL is needed
    seals = seal()
    parent.send({"ready": True})
    while True:
        request = parent.receive()
        fetch(parent, request)
        Attempt(parent, request, seals).play()


def fetch(parent: Parent, request: dict[str, Any]) -> None:
    """Import what is heavy in the exercise, once in this process, before the clock starts."""
    load = find(request["exercise"]).load
    if load is not None and load not in loaded:
        parent.send({"more_time": FETCHING})
        with contextlib.suppress(ImportError):  # the learner's own import will say it
            load()
        loaded.add(load)
        parent.send({"more_time": request["limit"]})


class Attempt:
    """One attempt: play it, send its evidence, and say in what state it leaves this process."""

    def __init__(self, parent: Parent, request: dict[str, Any], seals: Seals) -> None:
        self.parent, self.request, self.seals = parent, request, seals
        self.deadline = time.monotonic() + request["limit"] + MARGIN
        self.threads = threading.active_count()
        self.told, self.over = threading.Event(), threading.Event()
        self.lock = threading.Lock()

    def play(self) -> None:
        """Play it under the eyes of a watching thread."""
        threading.Thread(target=self._watch, name="check's watch", daemon=True).start()
        exercise, limit = find(self.request["exercise"]), self.request["limit"]
        source, seed = self.request["source"], self.request["seed"]
        Trial(exercise, source, seed, limit, self._tell, self._more_time).play()
        sys.modules.pop("your_cell", None)
        gc.collect()
        with self.lock:
            self.over.set()
        good = threading.active_count() <= self.threads + 1 and not broken(self.seals)
        self.parent.send({"good_as_new": good})

    def _tell(self, found: dict[str, Any]) -> None:
        with self.lock:
            self.parent.send({"evidence": found | {"patched": broken(self.seals)}})
            self.told.set()

    def _more_time(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds + MARGIN
        self.parent.send({"more_time": seconds})

    def _watch(self) -> None:
        """End this process where the loop never lets go, or where clearing up takes too long."""
        while not self.told.wait(max(0.0, self.deadline - time.monotonic())):
            if time.monotonic() >= self.deadline:
                self._leave_unless(self.told, traceback=True)
        if not self.over.wait(CLEARING_UP):
            self._leave_unless(self.over)

    def _leave_unless(self, done: threading.Event, traceback: bool = False) -> None:
        with self.lock:
            if not done.is_set():
                if traceback:
                    faulthandler.dump_traceback()
                end_all()  # the processes of a pool would go on, waiting for work


if __name__ == "__main__":
    main()
