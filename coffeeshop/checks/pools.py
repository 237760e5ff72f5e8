"""Pools of processes, started from the checks' child as from a notebook."""

from __future__ import annotations

import multiprocessing
import sys


def as_in_a_notebook() -> None:
    """Let new processes import what they are handed, and nothing of this one.

    A notebook's `__main__` has no file; this process's has one, and each process of a pool would run
    it again, which takes a second or two. Every pool spawns, as on macOS and Windows: a fork would
    copy locks that the shop's thread holds, and would find functions that no file holds.
    """
    main = sys.modules["__main__"]
    main.__spec__ = None
    if hasattr(main, "__file__"):
        del main.__file__
    multiprocessing.set_start_method("spawn", force=True)
