"""The notebook around us: its IPython shell, its event loop, and the cell that is running."""

from __future__ import annotations

import asyncio
import functools
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

_main_loop: asyncio.AbstractEventLoop | None = None


def shell() -> Any | None:
    """Return the running IPython shell, or None outside of IPython (which is not loaded for it)."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def note_main_loop() -> asyncio.AbstractEventLoop | None:
    """Remember the loop that runs cells; call it from a cell. None where no loop runs."""
    global _main_loop
    if threading.current_thread() is threading.main_thread():
        try:
            _main_loop = asyncio.get_running_loop()
        except RuntimeError:  # the plain IPython terminal runs its loop only inside an await
            return None
    return _main_loop


def main_loop() -> asyncio.AbstractEventLoop:
    """Return the notebook's loop; RuntimeError in words where there is none."""
    loop = _main_loop or note_main_loop()
    if loop is None or loop.is_closed():
        raise RuntimeError("A lab needs a notebook: open one in JupyterLab and run this cell there.")
    return loop


def on_main(handler: Callable[..., None]) -> Callable[..., None]:
    """Wrap a widget's handler so that it always runs on the notebook's own thread and loop.

    JupyterLab may deliver a widget's message in a subshell's thread, whose loop is another one: a
    task made there would run on the wrong loop. An exception in a handler is invisible to the
    learner, so the handler's object may have `show_error(text)`.
    """

    @functools.wraps(handler)
    def safe(self: Any, *args: Any) -> None:
        try:
            handler(self, *args)
        except Exception as error:
            traceback.print_exc(file=sys.__stderr__)
            self.show_error(plain(error))

    @functools.wraps(handler)
    def routed(self: Any, *args: Any) -> None:
        if threading.current_thread() is threading.main_thread():
            safe(self, *args)
        else:
            main_loop().call_soon_threadsafe(safe, self, *args)

    return routed


def plain(error: BaseException) -> str:
    """Return an error as one line a learner can read: our own as its sentence, others with their name."""
    from coffeeshop.menu import ShopError

    text = " ".join(str(error).split())
    if isinstance(error, ShopError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
