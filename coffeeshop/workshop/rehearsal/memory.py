"""The memory that a kernel and the processes below it hold together."""

from __future__ import annotations

import contextlib

import psutil


def held_below(pid: int) -> int:
    """Return the bytes that all processes below `pid` hold; 0 where there is none.

    On Linux it is the sum of their proportional set sizes, in which memory that several share counts
    once; elsewhere what each has for itself.
    """
    below: list[psutil.Process] = []
    with contextlib.suppress(psutil.Error):
        below = psutil.Process(pid).children(recursive=True)
    return sum(_held(process) for process in below)


def _held(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        full = process.memory_full_info()
        return int(getattr(full, "pss", full.uss))
    return 0  # it has ended meanwhile


def end_below(pid: int) -> None:
    """Kill every process below `pid`."""
    with contextlib.suppress(psutil.Error):
        for process in psutil.Process(pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                process.kill()
