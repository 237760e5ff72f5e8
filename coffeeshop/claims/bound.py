"""Claims 16 to 22: I/O-bound and CPU-bound."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

from coffeeshop.barista import work
from coffeeshop.claims.scene import overlap, stamped, took, visit
from coffeeshop.claims.shown import Shown


async def claim_16() -> Shown:
    """Who opens a file for `open`, for aiofiles, for AnyIO?"""
    import aiofiles
    import anyio

    who: list[bool] = []

    def opener(path: str, flags: int) -> int:
        who.append(threading.current_thread() is here)
        return os.open(path, flags)

    here = threading.current_thread()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "receipt")
        file.write_text("1 latte")
        open(file, opener=opener).close()
        async with aiofiles.open(file, opener=opener):
            pass
        async with await anyio.open_file(file, opener=opener):
            pass
    return Shown(who == [True, False, False], "open: the loop's own thread; aiofiles and AnyIO: a helper.")


async def claim_17() -> Shown:
    """Two orders that compute for 0.2 s in `async def`, and a ping right behind them."""
    app = FastAPI()

    @app.get("/grind")
    async def grind() -> None:
        work(0.2)

    @app.get("/ping")
    async def ping() -> None:
        pass

    (run,) = await visit(app, ["/grind", "/grind", "/ping"], orders=3, rate=100)
    (slow,) = [((o.served or o.sent) - o.due) / 1e9 for o in run.orders if o.path == "/ping"]
    return Shown(slow > 0.2, f"the ping waited {slow:.2f} s.")


async def claim_18() -> Shown:
    """Four coroutines that compute, all at once."""

    async def grind() -> None:
        work(0.05)

    times = await stamped(*[grind] * 4)
    return Shown(not overlap(times), f"they never overlap: {took(times):.2f} s for 4 times 0.05 s.")


async def claim_19() -> Shown:
    """Where does `run_in_threadpool` come from, and where does it run a function?"""
    name = await run_in_threadpool(lambda: threading.current_thread().name)
    home = run_in_threadpool.__module__
    return Shown(home == "starlette.concurrency" and name.startswith("AnyIO"), f"{home}, in an {name}.")


async def claim_20() -> Shown:
    """Two jobs of 0.2 s of processor time, one after another and in two threads: with one GIL, 0.4 s."""
    job = lambda: run_in_threadpool(work, 0.2)  # noqa: E731
    inline = took(await stamped(job, job, together=False))
    threads = took(await stamped(job, job))
    return Shown(threads > 0.36, f"one after another {inline:.2f} s, in two threads {threads:.2f} s.")


async def claim_21() -> Shown:
    """How often does the loop get a turn beside a thread that computes in Python, and in C?"""
    usual = sys.getswitchinterval()
    try:
        sys.setswitchinterval(10)
        python, c = await turns_beside(lambda: work(0.2)), await turns_beside(hashing)
    finally:
        sys.setswitchinterval(usual)
    return Shown(
        c > 5 * python, f"turns beside Python code: {python}; beside C that lets go of the GIL: {c}."
    )


def hashing() -> None:
    """Compute in C, without the GIL."""
    hashlib.pbkdf2_hmac("sha256", b"espresso", b"salt", 300_000)


async def turns_beside(job: Callable[[], None]) -> int:
    """Return how often this loop gets a turn while `job` runs in a thread."""
    turns, busy = 0, asyncio.create_task(run_in_threadpool(job))
    while not busy.done():
        await asyncio.sleep(0.001)
        turns += 1
    return turns


async def claim_22() -> Shown:
    """A background task with time.sleep, as `def` and as `async def`: which one holds the loop?"""
    app = FastAPI()

    def receipt() -> None:
        time.sleep(0.2)

    async def receipt_async() -> None:
        time.sleep(0.2)

    @app.get("/def")
    async def by_def(tasks: BackgroundTasks) -> None:
        tasks.add_task(receipt)

    @app.get("/async")
    async def by_async(tasks: BackgroundTasks) -> None:
        tasks.add_task(receipt_async)

    @app.get("/ping")
    async def ping() -> None:
        pass

    runs = await visit(app, ["/def", "/ping"], ["/async", "/ping"], orders=2, at_once=1)
    waits = [((o.served or o.sent) - o.sent) / 1e9 for run in runs for o in run.orders if o.path == "/ping"]
    return Shown(
        waits[1] > 2 * waits[0],
        f"the next ping waits {waits[0]:.3f} s for def, {waits[1]:.3f} s for async def.",
    )
