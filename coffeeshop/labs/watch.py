"""A rush's progress as one line under the cell: text, which survives in the stored notebook."""

from __future__ import annotations

import threading
from typing import Any

from coffeeshop.labs.shell import main_loop


class Watch:
    """One line, "12 of 20 orders answered", kept up to date from any thread."""

    def __init__(self) -> None:
        self._handle: Any = None
        self._latest: tuple[int, int, int] | None = None
        self._lock = threading.Lock()

    def __call__(self, done: int, total: int, failed: int) -> None:
        """Show that `done` of `total` orders came back, `failed` of them with an error."""
        with self._lock:
            waiting, self._latest = self._latest is not None, (done, total, failed)
        if threading.current_thread() is threading.main_thread():
            self._show()
        elif not waiting:
            main_loop().call_soon_threadsafe(self._show)

    def _show(self) -> None:
        from IPython.display import display

        with self._lock:
            latest, self._latest = self._latest, None
        if latest is None:
            return
        line = {"text/plain": sentence(*latest)}
        if self._handle is None:
            self._handle = display(line, raw=True, display_id=True)
        else:
            self._handle.update(line, raw=True)


def watcher(*_: Any, **__: Any) -> Watch:
    """Return a new watch: what `customers` calls at the start of a rush in a notebook."""
    return Watch()


def sentence(done: int, total: int, failed: int) -> str:
    """Return progress in words, the same for a screen and for a stored notebook."""
    said = f"{done:,} of {total:,} orders answered"
    return f"{said}, {failed:,} failed" if failed else said
