"""Worker threads: when a task asked for one, when one took the function, when it was done."""

from __future__ import annotations

import functools
import threading
import time
from asyncio import events
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Any, Protocol

from coffeeshop.ledger import Work
from coffeeshop.xray.births import current_task
from coffeeshop.xray.ids import task_id
from coffeeshop.xray.patches import Patch
from coffeeshop.xray.tape import Tape


class Ledger(Protocol):
    """Who keeps the works."""

    def tape_of(self, loop: Any) -> Tape | None:
        """Return the tape of a loop, None where the loop is not recorded."""

    def begun(self, key: object, work: Work) -> None:
        """A thread took a function."""

    def finished(self, key: object, work: Work) -> None:
        """A thread is done with a function."""

    def write(self, event: Any) -> None:
        """Write an event down."""


def name_of(function: Any) -> str:
    """Return the name of the function that was handed over, looked up inside its wrappings."""
    while isinstance(function, functools.partial):
        inside = function.func
        if isinstance(getattr(inside, "__self__", None), Context) and function.args:
            inside = function.args[0]  # asyncio.to_thread hands over partial(context.run, function)
        function = inside
    return getattr(function, "__qualname__", None) or type(function).__qualname__


class Errand:
    """A function on its way to a thread, which writes down who took it and when, or that nobody did."""

    def __init__(self, ledger: Ledger, function: Callable[..., Any], asked: Work) -> None:
        self._ledger, self._function = ledger, function
        self._waiting = [asked]  # empty once a thread took it or its task gave it up

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        asked = self._claim()
        if asked is None:
            return self._function(*args, **kwargs)
        thread, start, key = threading.current_thread().name, time.perf_counter_ns(), object()
        work = asked._replace(thread=thread, start=start)
        self._ledger.begun(key, work)
        try:
            return self._function(*args, **kwargs)
        finally:
            self._ledger.finished(key, work._replace(end=time.perf_counter_ns()))

    def give_up(self) -> None:
        """Write down that its task was cancelled before a thread took it, where none did."""
        if asked := self._claim():
            now = time.perf_counter_ns()
            self._ledger.write(asked._replace(start=now, end=now))

    def _claim(self) -> Work | None:
        try:
            return self._waiting.pop()
        except IndexError:
            return None


def errand(ledger: Ledger, patch: Patch, function: Callable[..., Any]) -> Errand | None:
    """Return `function` such that its run in a thread is written down, None where nobody records its loop."""
    loop = events._get_running_loop()
    tape = ledger.tape_of(loop) if patch.on and loop is not None else None
    if tape is None:
        return None
    task, asked = task_id(current_task(loop)), time.perf_counter_ns()
    return Errand(ledger, function, Work(tape.number, task, name_of(function), "", asked, asked))


def make_submit(ledger: Ledger, original: Any, patch: Patch) -> Any:
    """Return the wrapper around `ThreadPoolExecutor.submit` (asyncio.to_thread, run_in_executor)."""

    @functools.wraps(original)
    def submit(self: Any, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        sent = errand(ledger, patch, fn)
        if sent is None:
            return original(self, fn, *args, **kwargs)
        future = original(self, sent, *args, **kwargs)
        future.add_done_callback(lambda future: sent.give_up() if future.cancelled() else None)
        return future

    return submit


def make_run_sync(ledger: Ledger, original: Any, patch: Patch) -> Any:
    """Return the wrapper around AnyIO's way into a thread (Starlette's run_in_threadpool)."""
    function = original.__func__  # a classmethod

    async def watched(sent: Errand, coroutine: Any) -> Any:
        try:
            return await coroutine
        finally:
            sent.give_up()

    @functools.wraps(function)
    def run_sync_in_worker_thread(cls: Any, func: Any, *args: Any, **kwargs: Any) -> Any:
        sent = errand(ledger, patch, func)
        if sent is None:
            return function(cls, func, *args, **kwargs)
        return watched(sent, function(cls, sent, *args, **kwargs))

    return classmethod(run_sync_in_worker_thread)


def patches(ledger: Ledger) -> list[Patch]:
    """Return the patches for the kinds of worker threads that this process can have."""
    made = [Patch(ThreadPoolExecutor, "submit", functools.partial(make_submit, ledger))]
    try:
        from anyio._backends._asyncio import AsyncIOBackend
    except ImportError:  # no AnyIO, no threads of its
        return made
    name = "run_sync_in_worker_thread"
    return [*made, Patch(AsyncIOBackend, name, functools.partial(make_run_sync, ledger))]
