"""A pool of processes, one a core, whose processes die with this one."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from coffeeshop.menu import ShopError

if TYPE_CHECKING:  # most shops never need it, and its import is slow
    from concurrent.futures import ProcessPoolExecutor

_lock = threading.Lock()
_pool: ProcessPoolExecutor | None = None
_users = 0


async def run_in_process(function: Callable[..., Any], *args: Any) -> Any:
    """Return `function(*args)` from the pool's next free process; the pool is made at the first call.

    The function must stand in a module. ShopError where its process was killed.
    """
    pool, result = _submit(function, *args)
    try:
        return await asyncio.wrap_future(result)
    except BrokenExecutor:
        close_pool(pool)
        raise ShopError(
            "A worker process ended before its work was done: something killed it, or it ran out of memory. "
            "Order again, and new workers start."
        ) from None


@contextmanager
def pool_in_use() -> Iterator[None]:
    """Count one more user of the pool; the last one to leave closes it."""
    global _users
    with _lock:
        _users += 1
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            last = _users == 0
        if last:
            close_pool()


def close_pool(broken: ProcessPoolExecutor | None = None) -> None:
    """End the pool's processes at once, whatever they are doing; the next call makes a new pool.

    Nothing happens where `broken` is given and has been replaced already: many who waited for it
    come to tell.
    """
    global _pool
    with _lock:
        if broken is not None and broken is not _pool:
            return
        pool, _pool = _pool, None
    if pool is None:
        return
    workers = list((getattr(pool, "_processes", None) or {}).values())  # public only from 3.14 on
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()
        worker.join(2.0)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _submit(function: Callable[..., Any], *args: Any) -> tuple[ProcessPoolExecutor, Future[Any]]:
    global _pool
    with _lock:
        if _pool is None:
            _pool = _new_pool()
        try:
            return _pool, _pool.submit(function, *args)
        except (BrokenExecutor, OSError) as error:  # OSError: it broke while it started another worker
            broken: Future[Any] = Future()
            broken.set_exception(error if isinstance(error, BrokenExecutor) else BrokenExecutor(str(error)))
            return _pool, broken


def _new_pool() -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    spawn = multiprocessing.get_context("spawn")  # a fork would copy locks that another thread holds
    return ProcessPoolExecutor(cores(), mp_context=spawn, initializer=_settle_in)


def _settle_in() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a cell's interrupt reaches the kernel's whole group
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    # The worker holds both ends of the pool's pipe, and would wait there for ever.
    import multiprocessing.connection

    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
