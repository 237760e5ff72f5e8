"""Who carries out a rush: a thread with a loop of its own, or a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from concurrent.futures import Future
from time import monotonic
from typing import Any

from coffeeshop.children import Child
from coffeeshop.customers.crowd import Tally
from coffeeshop.customers.plan import Plan
from coffeeshop.customers.session import SAME, session
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.xray import ignore

BEAT = 0.05  # seconds between two looks at a process's tally


class ThreadCrew:
    """Customers in a thread of this process, on a loop that nobody else uses."""

    def __init__(self, plan: Plan) -> None:
        self.tally = Tally()
        self.result: Future[Run] = Future()
        self._plan = plan
        self._lock = threading.Lock()
        self._task: asyncio.Task[Run] | None = None
        self._stopped = False
        self.thread = threading.Thread(target=self._work, name="customers", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Send the customers home; `result` then holds the run so far."""
        with self._lock:
            self._stopped = True
            if self._task is not None and not self._task.done():
                with contextlib.suppress(RuntimeError):  # the loop closed meanwhile
                    self._task.get_loop().call_soon_threadsafe(self._task.cancel)

    def _work(self) -> None:
        try:
            # A factory, and no asyncio.run: tools that patch the notebook's asyncio stay outside.
            with asyncio.Runner(loop_factory=_unseen_loop) as runner:
                self.result.set_result(runner.run(self._session()))
        except BaseException as error:
            self.result.set_exception(error)

    async def _session(self) -> Run:
        with self._lock:
            self._task = asyncio.current_task()
            if self._stopped:
                raise asyncio.CancelledError
        return await session(self._plan, self.tally)


def _unseen_loop() -> asyncio.AbstractEventLoop:
    """Return a new loop that an x-ray passes over: the customers are no part of what it looks at."""
    loop = asyncio.new_event_loop()
    ignore(loop)
    return loop


class ProcessCrew:
    """Customers in a process of their own, so that they and the shop share no GIL."""

    def __init__(self, plan: Plan) -> None:
        self.tally = Tally()
        self.result: Future[Run] = Future()
        self._stop = threading.Event()
        self._told = plan.told()
        self.thread = threading.Thread(target=self._work, name="customers' messenger", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Send the customers home; `result` then holds the run so far."""
        self._stop.set()

    def _work(self) -> None:
        try:
            with Child("coffeeshop.customers.worker") as child:
                child.send({"plan": self._told})
                self.result.set_result(self._wait(child))
        except BaseException as error:
            self.result.set_exception(error)

    def _wait(self, child: Child) -> Run:
        given_up = None
        while True:
            with contextlib.suppress(TimeoutError):
                message = child.receive(BEAT)
                if "tally" in message:
                    self.tally = Tally(*message["tally"])
                else:
                    return self._told_run(child, message)
            if self._stop.is_set() and given_up is None:
                child.send({"stop": True})
                given_up = monotonic() + 1.0
            if given_up and monotonic() > given_up:
                raise asyncio.CancelledError

    def _told_run(self, child: Child, message: dict[str, Any]) -> Run:
        if "error" in message:
            raise ShopError(message["error"])
        run = Run.from_dict(message["run"])
        offset = child.clock_offset()
        return run if abs(offset) < SAME else run.shifted(offset)
