"""A rush's progress in a terminal: one line, drawn only where somebody looks and has to wait."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

Watch = Callable[[int, int, int], object]  # done, total, failed

QUICK = 1.0  # seconds: a rush shorter than this draws nothing
WIDTH = 30


class Bar:
    """A line on stderr that counts the answers; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._drawn = False

    def __call__(self, done: int, total: int, failed: int) -> None:
        """Draw the line anew, and end it with the last answer."""
        if not sys.stderr.isatty() or (monotonic() - self._began < QUICK and not self._drawn):
            return
        full = WIDTH * done // max(1, total)
        said = f"{done:,} of {total:,} orders answered" + (f", {failed:,} failed" if failed else "")
        sys.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {said} ")
        self._drawn = True
        if done >= total:
            sys.stderr.write("\n")
        sys.stderr.flush()
