"""A rush's progress as one line under the cell: text, which survives in the stored notebook."""

from __future__ import annotations

from typing import Any


class Watch:
    """One line, "12 of 20 orders answered", that is kept up to date and stays when all is done."""

    def __init__(self) -> None:
        self._handle: Any = None
        self._shown = ""

    def __call__(self, done: int, total: int, failed: int) -> None:
        """Show that `done` of `total` orders came back, `failed` of them with an error."""
        said = sentence(done, total, failed)
        if said == self._shown:
            return
        self._shown = said
        from IPython.display import display

        line = {"text/plain": said}
        if self._handle is None:
            self._handle = display(line, raw=True, display_id=True)
        else:
            self._handle.update(line, raw=True)


def sentence(done: int, total: int, failed: int) -> str:
    """Return progress in words, the same for a screen and for a stored notebook."""
    said = f"{done:,} of {total:,} orders answered"
    return f"{said}, {failed:,} failed" if failed else said
