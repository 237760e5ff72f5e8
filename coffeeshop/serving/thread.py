"""A shop in a thread of this process, on a loop of its own."""

from __future__ import annotations

import ctypes
import threading
import warnings
from concurrent.futures import Future
from typing import Any

from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving.sockets import HOST, listening
from coffeeshop.serving.uvicorns import GRACE, Kitchen
from coffeeshop.serving.words import describe


class ThreadServer:
    """Serves `app` from a daemon thread; `begin` returns at once, `wait` when the shop accepts.

    `private` keeps the front door's record to `record()`: no address answers with it.
    """

    def __init__(
        self, app: Any, *, port: int, token: str | None, xray: bool, host: str = HOST, private: bool = False
    ) -> None:
        self._listener = listening(port, host)
        self.port: int = self._listener.getsockname()[1]
        self._kitchen = Kitchen(app, self._listener, token=token, xray=xray, private=private)
        self._opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name=f"shop on port {self.port}", daemon=True)

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until the shop accepts; ShopError where it cannot open, TimeoutError after `seconds`."""
        self._opened.result(seconds)

    def record(self) -> Run:
        """Return what was recorded since the last call."""
        return self._kitchen.record()

    def stop(self) -> None:
        """Close the shop; what holds its loop for ever is interrupted, and at worst left to end alone."""
        self._kitchen.close()
        self._thread.join(GRACE + 1.5)
        if self._thread.is_alive():
            self._interrupt()
        if self._thread.is_alive() and not self._listener._closed:
            warnings.warn(
                f"The shop on port {self.port} is held by a call that cannot be interrupted, such as a long "
                "time.sleep in async def. It closes as soon as that call returns.",
                RuntimeWarning,
                stacklevel=4,
            )

    def _interrupt(self) -> None:
        # An endless loop in an endpoint would otherwise hold this whole process for ever.
        self._kitchen.cancel()
        self._thread.join(0.2)
        if self._thread.is_alive() and not self._listener._closed:
            ident, raised = ctypes.c_ulong(self._thread.ident or 0), ctypes.py_object(SystemExit)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, raised)
            self._thread.join(0.5)

    def _run(self) -> None:
        try:
            self._kitchen.run(lambda: self._opened.set_result(None))
            error: Exception = ShopError("The shop closed before it opened.")
        except ShopError as known:
            error = known
        except BaseException as unknown:
            error = ShopError(f"The shop could not open: {describe(unknown)}.")
        if not self._opened.done():
            self._opened.set_exception(error)
