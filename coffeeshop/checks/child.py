"""The child's side of a check: `python -m coffeeshop.checks.child`, one attempt after another.

Everything that an exercise needs is imported before the first attempt (a cold import costs 1.4 s).
After an attempt the child says whether it is as good as new; its parent replaces it where it is not.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import threading
from typing import Any

import anyio.to_thread
import fastapi.concurrency
import httpx
import uvicorn

from coffeeshop import app, customers, serving, xray
from coffeeshop.checks.catalogue import find
from coffeeshop.checks.seals import broken, seal
from coffeeshop.checks.trial import Trial
from coffeeshop.children import Parent, watch_parent

WARM = (anyio, fastapi, httpx, uvicorn, app, customers, serving, xray)
MARGIN = 0.5  # seconds between "it still waits" and "it holds the interpreter"


def main() -> None:
    """Serve attempts until the parent is gone."""
    parent = watch_parent()
    seals = seal()
    parent.send({"ready": True})
    while True:
        attempt(parent, parent.receive(), seals)


def attempt(parent: Parent, request: dict[str, Any], seals: dict[str, dict[str, int]]) -> None:
    """Play one attempt, send its evidence, and say in what state it leaves this process."""
    threads = threading.active_count()
    limit: float = request["limit"]

    def tell(found: dict[str, Any]) -> None:
        faulthandler.cancel_dump_traceback_later()
        parent.send({"evidence": found | {"patched": broken(seals)}})
        threading.Thread(target=_leave_later, args=(done,), daemon=True).start()

    done = threading.Event()
    # Its watchdog is a C thread: it ends also a loop that never lets go of the interpreter.
    faulthandler.dump_traceback_later(limit + MARGIN, exit=True)
    Trial(find(request["exercise"]), request["source"], request["seed"], limit, tell).play()
    done.set()
    sys.modules.pop("your_cell", None)
    gc.collect()
    good = threading.active_count() <= threads + 1 and not broken(seals)
    parent.send({"good_as_new": good})


def _leave_later(done: threading.Event) -> None:
    """End this process where the attempt's clearing up takes longer than half a second."""
    if not done.wait(0.5):
        os._exit(1)


if __name__ == "__main__":
    main()
