"""Which futures are the results of a process pool: to a loop they look like those of a thread pool."""

from __future__ import annotations

import functools
import weakref
from asyncio import base_events
from typing import Any

from coffeeshop.xray.births import hide_wrapper
from coffeeshop.xray.patches import Patch

_results: weakref.WeakSet[Any] = weakref.WeakSet()


def comes_from_a_process(future: Any) -> bool:
    """Return whether a future is what `run_in_executor` returned for a process pool."""
    return future in _results


def make_run_in_executor(original: Any, patch: Patch) -> Any:
    """Return the wrapper around `BaseEventLoop.run_in_executor`, which notes the futures of process pools."""

    @functools.wraps(original)
    def run_in_executor(self: Any, executor: Any, func: Any, *args: Any) -> Any:
        future = original(self, executor, func, *args)
        if patch.on:
            hide_wrapper(future, __file__)
            if _is_process_pool(executor):
                _results.add(future)
        return future

    return run_in_executor


def _is_process_pool(executor: Any) -> bool:
    """Return whether `executor` is one, without importing what only process pools need."""
    return any(kind.__module__ == "concurrent.futures.process" for kind in type(executor).__mro__)


def run_in_executor_patch() -> Patch:
    """Return the patch."""
    return Patch(base_events.BaseEventLoop, "run_in_executor", make_run_in_executor)
