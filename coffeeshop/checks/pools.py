"""Pools of processes in the checks' child: quick to start, and no stranger to what a notebook's pools do."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coffeeshop import mill
from coffeeshop.barista import work
from coffeeshop.children.pool import cores, run_in_process

PROBE = 0.05  # seconds of CPU time


def load() -> None:
    """Make processes quick to start, and name the mills' diary for all that are started later."""
    os.environ[mill.DIARY] = str(Path(tempfile.gettempdir()) / f"coffeeshop-mill-{os.getppid()}")
    _as_in_a_notebook()
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("forkserver", force=True)
        multiprocessing.set_forkserver_preload([mill.__name__])
    else:
        multiprocessing.set_start_method("spawn", force=True)
    first = multiprocessing.Process(target=mill.hands)
    first.start()
    asyncio.run(_hire())
    first.join()


async def _hire() -> None:
    await asyncio.gather(*(run_in_process(work, PROBE) for _ in range(cores())))


def busyness() -> float:
    """Say how many times longer than on an idle machine a piece of work takes on this one, 1 or more."""
    began, cpu = time.perf_counter(), time.thread_time()
    work(PROBE)
    now = (time.perf_counter() - began) / (time.thread_time() - cpu)
    lately = os.getloadavg()[0] / cores() if hasattr(os, "getloadavg") else 0.0
    return max(1.0, now, lately)


def _as_in_a_notebook() -> None:
    # A notebook's `__main__` has no file. This process's has one, and each process of a pool would run
    # that again, which takes a second or two.
    main = sys.modules["__main__"]
    main.__spec__ = None
    if hasattr(main, "__file__"):
        del main.__file__


@contextmanager
def diary() -> Iterator[Path]:
    """Yield the file in which the mills write, empty; take it away afterwards."""
    kept = Path(os.environ[mill.DIARY])
    kept.write_text("")
    try:
        yield kept
    finally:
        kept.unlink(missing_ok=True)
