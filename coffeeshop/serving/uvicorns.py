"""One uvicorn on a loop of its own, in the thread that calls it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import anyio.to_thread
import uvicorn

from coffeeshop.ledger import Loop, Run
from coffeeshop.menu import ShopError
from coffeeshop.serving.door import Door
from coffeeshop.serving.words import failed_start
from coffeeshop.xray import Pulse, Recording, loop_id, name_loop

GRACE = 1.0  # seconds that requests in flight get to finish once the shop closes


class Kitchen:
    """A door and the uvicorn behind it; `run` serves until `close` is called from another thread."""

    def __init__(
        self, app: Any, listener: socket.socket, *, token: str | None, xray: bool, private: bool = False
    ) -> None:
        self._xray = xray
        self._recording: Recording | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._closing = False
        self.listener = listener
        self.door = Door(app, token=token, private=private)
        self.server = _Server(
            uvicorn.Config(
                self.door, loop="asyncio", interface="asgi3", lifespan="auto", access_log=False,
                log_level="warning", log_config=None, timeout_graceful_shutdown=GRACE,  # type: ignore[arg-type]
            )
        )  # fmt: skip

    def run(self, opened: Callable[[], None]) -> None:
        """Serve on a new loop; `opened` is called once the shop accepts. ShopError where it can't open."""
        self.server.opened = lambda: (self.door.begin(), opened())  # nobody is kept waiting by a start-up
        with self.listener, _quiet(self):
            try:
                self.server.config.load()  # its imports would hold the loop
                with asyncio.Runner(loop_factory=_loop) as runner:
                    runner.run(self._serve())
            except (SystemExit, asyncio.CancelledError):
                if self.door.failure is not None and not self.server.started:
                    raise ShopError(failed_start(self.door.failure)) from None

    def record(self, patience: float = 2.0) -> Run:
        """Return what was recorded since the last call; from any other thread.

        It is taken on the shop's loop, in a slice of its own, so that the slice which sent the last
        answer is over and in the record. A loop that is held for `patience` seconds is not waited for.
        """
        taken: Future[Run] = Future()

        def take() -> None:
            if taken.set_running_or_notify_cancel():
                taken.set_result(self.door.record())

        try:
            assert self._loop is not None
            self._loop.call_soon_threadsafe(take)
            return taken.result(patience)
        except (TimeoutError, RuntimeError):  # RuntimeError: the loop is closed
            return self.door.record() if taken.cancel() else taken.result()

    def close(self) -> None:
        """Ask the shop to close; requests in flight get a second. From any thread, at any time."""
        self._closing = self.server.should_exit = True
        if not self.server.started:
            self.cancel()

    def cancel(self) -> None:
        """Cancel whatever keeps the shop from opening or closing."""
        if self._loop and self._main:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nothing is left to cancel
                self._loop.call_soon_threadsafe(self._main.cancel)

    async def _serve(self) -> None:
        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        if self._closing:
            return
        # Loads AnyIO's backend: the first order of a plain `def` would hold the loop for that.
        anyio.to_thread.current_default_thread_limiter()
        pulse = Pulse(self.door.tick, name="shop")
        pulse.start()
        self.door.more = self._begin_recording()
        try:
            await self.server.serve(sockets=[self.listener])
        finally:
            pulse.stop()
            if self._recording:
                self._recording.stop()

    def _begin_recording(self) -> Callable[[], Run]:
        loop = asyncio.get_running_loop()
        name_loop(loop, "shop")
        if not self._xray:
            known = Run(loops=(Loop(loop_id(loop), "shop", threading.current_thread().name),))
            return lambda: known
        self._recording = Recording(loop, "shop", pulse=False)
        self._recording.start()
        return self._recording.take


class _Server(uvicorn.Server):
    opened: Callable[[], object]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.opened()


class _quiet(logging.Filter):
    """Keeps uvicorn's words about start-up and closing out of the learner's cell.

    A failed start reaches the cell as one sentence instead. What an endpoint raises is still logged.
    """

    def __init__(self, kitchen: Kitchen) -> None:
        super().__init__()
        self._kitchen = kitchen
        self._logger = logging.getLogger("uvicorn.error")

    def filter(self, record: logging.LogRecord) -> bool:
        if record.thread != self._thread:
            return True
        cancelled = bool(record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))
        closing = self._kitchen.server.should_exit and (cancelled or record.msg.startswith("Cancel %s"))
        return self._kitchen.server.started and not closing

    def __enter__(self) -> None:
        self._thread = threading.get_ident()
        self._logger.addFilter(self)

    def __exit__(self, *error: object) -> None:
        self._logger.removeFilter(self)


def _loop() -> asyncio.AbstractEventLoop:
    # Named, not left to the policy: the x-ray cannot see into uvloop.
    return asyncio.ProactorEventLoop() if sys.platform == "win32" else asyncio.SelectorEventLoop()
