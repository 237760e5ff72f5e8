"""The mill: plain Python work that any process can import, and a diary of who did it.

    await run_in_process(grind, 17)      # "order 17, ground"

Where the environment names a file in COFFEESHOP_MILL, and the file is there, each job leaves two lines
in it, so that a check can tell afterwards in which process it ran, and when.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from coffeeshop.barista import work

DIARY = "COFFEESHOP_MILL"  # a process hands its environment on to those that it starts
SECONDS = 0.1  # of CPU time for each order


class Entry(NamedTuple):
    """One job's beginning or end; times are `perf_counter_ns`, one clock for all processes."""

    order: int
    ends: bool
    hands: str  # whose: the same only for jobs that share one interpreter, and with it one GIL
    born: int  # when that interpreter had imported the mill
    on_loop: bool  # whether an event loop was held by it
    at: int


def grind(order: int) -> str:
    """Grind the beans of one order, 0.1 s of work in plain Python, and return them."""
    _note(order, ends=False)
    work(SECONDS)
    _note(order, ends=True)
    return ground(order)


def ground(order: int) -> str:
    """What `grind` returns, without the work."""
    return f"order {order}, ground"


def hands() -> str:
    """Whose hands grind, where `grind` is called right here."""
    return _hands


def read(diary: Path) -> list[Entry]:
    """Return what the mills have written into that file so far, in order; [] where it is not there."""
    if not diary.exists():
        return []
    entries = [Entry(*json.loads(line)) for line in diary.read_text().splitlines()]
    return sorted(entries, key=lambda entry: entry.at)


def _note(order: int, ends: bool) -> None:
    diary = os.environ.get(DIARY)
    if diary and Path(diary).exists():  # who still grinds when the check is over leaves nothing behind
        entry = Entry(order, ends, _hands, _born, _on_loop(), time.perf_counter_ns())
        with open(diary, "a") as file:
            file.write(json.dumps(entry) + "\n")


def _on_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _come_into_being() -> None:
    global _hands, _born
    _hands, _born = os.urandom(8).hex(), time.perf_counter_ns()


_come_into_being()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_come_into_being)
