"""Who created which task: a wrapper of `create_task`, and what is kept of each task."""

from __future__ import annotations

import asyncio
import time
from functools import wraps
from typing import Any, Protocol

from coffeeshop.ledger import Task
from coffeeshop.xray.frames import shown
from coffeeshop.xray.ids import task_id
from coffeeshop.xray.patches import Patch
from coffeeshop.xray.tape import Tape


class Nursery(Protocol):
    """Who hears of a new task."""

    def tape_of(self, loop: Any) -> Tape | None:
        """Return the tape of a loop, None where the loop is not recorded."""

    def born(self, task: Task) -> None:
        """Keep what is known of a task at its birth."""

    def ended(self, number: int, task: Any, at: int) -> None:
        """A task took its last step."""


def make_create_task(nursery: Nursery, original: Any, patch: Patch) -> Any:
    """Return the wrapper around `BaseEventLoop.create_task`, which notes birth and parent."""

    @wraps(original)
    def create_task(self: Any, coro: Any, *args: Any, **kwargs: Any) -> Any:
        tape = nursery.tape_of(self) if patch.on else None
        if tape is None:
            return original(self, coro, *args, **kwargs)
        parent = task_id(current_task(self))
        before = time.perf_counter_ns()
        task = original(self, coro, *args, **kwargs)
        hide_wrapper(task, __file__)
        nursery.born(describe(task, tape.number, before, parent, coro))
        if has_begun(coro):
            tape.eager += 1
            if task.done():
                nursery.ended(task_id(task), task, time.perf_counter_ns())
        return task

    return create_task


def hide_wrapper(future: Any, file: str) -> None:
    """Take the frame of a wrapper in `file` out of what debug mode tells of where a future was created."""
    created_at = getattr(future, "_source_traceback", None)
    if created_at:
        created_at[:] = [frame for frame in created_at if frame.filename != file]


def current_task(loop: asyncio.AbstractEventLoop) -> Any:
    """Return the task that runs on `loop` now, None where none does."""
    return asyncio.current_task(loop)


def has_begun(coro: Any) -> bool:
    """Return whether a task just made has taken its first step already, as eager tasks do."""
    if hasattr(coro, "cr_suspended"):
        return coro.cr_suspended or coro.cr_frame is None
    return getattr(coro, "gi_suspended", False)


def describe(task: Any, loop: int, created: int = 0, parent: int = 0, coro: Any = None) -> Task:
    """Return the ledger's row for a task; 0 where nobody saw its birth."""
    if coro is None and hasattr(task, "get_coro"):
        coro = task.get_coro()  # None for an eager task that is done
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None) or getattr(coro, "ag_code", None)
    return Task(
        id=task_id(task),
        loop=loop,
        name=task.get_name() if hasattr(task, "get_name") else "",
        coroutine=getattr(coro, "__qualname__", None) or type(coro).__qualname__,
        file=shown(code.co_filename) if code else "",
        line=code.co_firstlineno if code else 0,
        created=created,
        parent=parent,
    )


def outcome(task: Any) -> str:
    """Return how a finished task ended, without marking its exception as retrieved."""
    if task.cancelled():
        return "cancelled"
    return "raised" if getattr(task, "_exception", None) is not None else "returned"
