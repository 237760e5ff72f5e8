"""A shop in a process of its own: for work that keeps a processor busy, and for the rush."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import Any

from coffeeshop.children import Child, ChildGone
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving.locate import checked, place_of
from coffeeshop.serving.sockets import listening


class ProcessServer:
    """Serves `app` from a child process; `begin` returns at once, `wait` when the shop accepts."""

    def __init__(self, app: Any, *, port: int, token: str | None, xray: bool) -> None:
        place = app if isinstance(app, str) else place_of(checked(app))
        if port:
            listening(port).close()  # a port in use is known at once, not when the child has started
        self.port = port
        self._order = {"app": place, "port": port, "token": token, "xray": xray, "path": sys.path}
        self._lock = threading.Lock()
        self._offset = 0
        self._child: Child | None = None

    def begin(self) -> None:
        """Start the process."""
        self._child = Child("coffeeshop.serving.child", cwd=os.getcwd())
        self._child.send(self._order)

    def wait(self, seconds: float) -> None:
        """Wait until the shop accepts; ShopError where it cannot open, TimeoutError after `seconds`."""
        answer = self._running().receive(seconds)
        if "failed" in answer:
            raise ShopError(answer["failed"])
        self.port = answer["port"]
        self._offset = self._running().clock_offset()

    def record(self) -> Run:
        """Return what was recorded since the last call, on this process's clock."""
        with self._lock:
            self._running().send({"do": "record"})
            return Run.from_dict(self._running().receive(10.0)["record"]).shifted(self._offset)

    def stop(self) -> None:
        """Close the shop and end the process; killed where it does not end by itself."""
        child, self._child = self._child, None
        if child is None:
            return
        try:
            with contextlib.suppress(ChildGone, TimeoutError):
                child.send({"do": "stop"})
                while "stopped" not in child.receive(3.0):
                    pass
        finally:
            child.stop(grace=0.5)

    def _running(self) -> Child:
        if self._child is None:
            raise ShopError("The shop is closed. Serve the application again.")
        return self._child
