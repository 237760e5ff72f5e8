"""The ways to make a drink: blocking, awaiting, in a thread, in a process.

Hands-on steps are real work in every way: they keep a processor, and with it the GIL, busy for their
seconds of CPU time. The ways differ in the waiting steps, the machine's:

=========== ====================================== ============================================
way         a waiting step                         meanwhile the loop
=========== ====================================== ============================================
blocking    `time.sleep` where the caller stands   stands still, where the caller is a coroutine
awaiting    `await asyncio.sleep`                  serves others
thread      `time.sleep` in one of 40 threads      serves others, hands-on steps slow it down
process     `time.sleep` in another process        serves others, hands-on steps do not touch it
=========== ====================================== ============================================

Each step goes into the ledger of the request that is being served, where there is one.
"""

from __future__ import annotations

import asyncio
import time
from typing import Literal, get_args

from coffeeshop import ledger
from coffeeshop.ledger import StepTaken
from coffeeshop.menu import Drink, ShopError, Step

Way = Literal["blocking", "awaiting", "thread", "process"]
WAYS: tuple[Way, ...] = get_args(Way)


def make_blocking(drink: Drink) -> None:
    """Make `drink` and hold this thread until it is done, the loop's too where it runs here."""
    place = _here()
    for step in drink.steps:
        start = time.perf_counter_ns()
        _take(step)
        _write(drink, step, place, True, start, time.perf_counter_ns())


async def make_awaiting(drink: Drink) -> None:
    """Make `drink` and let the loop serve others while its machines work."""
    for step in drink.steps:
        start = time.perf_counter_ns()
        if step.hands_on:
            work(step.seconds)
        else:
            await asyncio.sleep(step.seconds)
        _write(drink, step, "loop", step.hands_on, start, time.perf_counter_ns())


async def make_in_thread(drink: Drink) -> None:
    """Make `drink` in a worker thread, once one of the 40 thread tokens is free."""
    from fastapi.concurrency import run_in_threadpool  # worker processes import this file without it

    await run_in_threadpool(make_blocking, drink)


async def make_in_process(drink: Drink) -> None:
    """Make `drink` in another process, once one of the pool's processes (one a core) is free.

    ShopError where that process was killed meanwhile.
    """
    from coffeeshop.children.pool import run_in_process

    asked = time.perf_counter_ns()
    times = await run_in_process(_take_all, drink.steps)
    offset = _onto_this_clock(asked, times, time.perf_counter_ns())
    for step, (start, end) in zip(drink.steps, times, strict=True):
        _write(drink, step, "process", True, start + offset, end + offset)


async def make(drink: Drink, way: Way = "awaiting") -> None:
    """Make `drink` in that way; ShopError where there is no such way."""
    if way == "blocking":
        make_blocking(drink)
    elif way == "awaiting":
        await make_awaiting(drink)
    elif way == "thread":
        await make_in_thread(drink)
    elif way == "process":
        await make_in_process(drink)
    else:
        raise ShopError(f"There is no way of working called {way!r}. The barista knows {', '.join(WAYS)}.")


def work(seconds: float) -> None:
    """Keep a processor busy for `seconds` of this thread's CPU time.

    CPU time and not the clock's: two threads that share the GIL need twice as long, as in life.
    Where the system counts CPU time coarsely (Windows: 16 ms) a step takes up to that much longer.
    """
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def _here() -> str:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return "thread"
    return "loop"


def _take(step: Step) -> None:
    if step.hands_on:
        work(step.seconds)
    else:
        time.sleep(step.seconds)


def _take_all(steps: tuple[Step, ...]) -> list[tuple[int, int]]:
    times = []
    for step in steps:
        start = time.perf_counter_ns()
        _take(step)
        times.append((start, time.perf_counter_ns()))
    return times


def _onto_this_clock(asked: int, times: list[tuple[int, int]], got: int) -> int:
    # perf_counter_ns is one clock for all processes on Linux, macOS and Windows; where it is not,
    # the work must still lie between the asking and the answer.
    if not times or (asked <= times[0][0] and times[-1][1] <= got):
        return 0
    return (asked + got - times[0][0] - times[-1][1]) // 2


def _write(drink: Drink, step: Step, place: str, blocking: bool, start: int, end: int) -> None:
    kind = "hands-on" if step.hands_on else "waiting"
    order = ledger.order_number.get()
    ledger.write(StepTaken(order, drink.name, step.name, kind, place, blocking, start, end))
