"""Claims 1 to 7: what is asynchronous programming?"""

from __future__ import annotations

import asyncio
import threading
import time
from statistics import median

from coffeeshop.app import create_app
from coffeeshop.claims.scene import overlap, stamped, steps, visit
from coffeeshop.claims.shown import Shown
from coffeeshop.metrics import latencies, peak, rounds
from coffeeshop.xray import xray


async def claim_1() -> Shown:
    """Five orders of 0.1 s, made by one worker thread of a shop, and by several."""
    one, several = await visit(create_app(milk=0.1), "/blocking", "/thread", orders=5)
    found = rounds(steps(one)), peak(steps(several))
    return Shown(
        found[0] == 5 and found[1] > 1, f"one thread: {found[0]} rounds; threads: {found[1]} at once."
    )


async def claim_2() -> Shown:
    """The same milk, heated by a machine and by staring at it."""

    async def stare() -> None:
        time.sleep(0.05)

    awaited = await stamped(*[lambda: asyncio.sleep(0.05)] * 5)
    stared = await stamped(*[stare] * 5)
    found = rounds(awaited), rounds(stared)
    return Shown(found == (1, 5), f"awaited: {found[0]} round; time.sleep: {found[1]} rounds.")


async def claim_3() -> Shown:
    """Three tasks of ten steps: which threads ran them, and do two steps ever overlap?"""
    threads = set()

    async def drink() -> None:
        for _ in range(10):
            threads.add(threading.get_ident())
            await asyncio.sleep(0.001)

    with xray() as run:
        await asyncio.gather(drink(), drink(), drink())
    together = peak((s.start, s.end) for s in run.slices if s.loop == run.slices[0].loop)
    return Shown(
        len(threads) == 1 and together == 1, f"{len(threads)} thread; at most {together} step at a time."
    )


async def claim_4() -> Shown:
    """A ticker beside 20,000 awaits that never suspend, and beside ten that do."""
    ticks = []

    async def trivial() -> None:
        return

    async def tick() -> None:
        while True:
            ticks.append(1)
            await asyncio.sleep(0)

    ticker = asyncio.create_task(tick())
    for _ in range(20_000):
        await trivial()
    starved = len(ticks)
    for _ in range(10):
        await asyncio.sleep(0)
    ticker.cancel()
    return Shown(
        starved == 0 and len(ticks) >= 9,
        f"ticks beside 20,000 trivial awaits: {starved}; beside 10 real ones: {len(ticks)}.",
    )


async def claim_5() -> Shown:
    """Three waits, awaited in a loop, and as tasks."""
    jobs = [lambda: asyncio.sleep(0.05)] * 3
    in_a_loop, as_tasks = rounds(await stamped(*jobs, together=False)), rounds(await stamped(*jobs))
    return Shown(
        (in_a_loop, as_tasks) == (3, 1), f"in a loop: {in_a_loop} rounds; as tasks: {as_tasks} round."
    )


async def claim_6() -> Shown:
    """Twenty orders of 0.1 s at a plain `def` endpoint."""
    (run,) = await visit(create_app(milk=0.1), "/thread", orders=20)
    return Shown(overlap(steps(run)), f"{peak(steps(run))} of 20 in the making at once, in threads.")


async def claim_7() -> Shown:
    """Ten orders of 0.05 s, one customer after another."""
    runs = await visit(create_app(milk=0.05), "/blocking", "/awaiting", orders=10, at_once=1)
    blocking, awaiting = (median(latencies(run)) for run in runs)
    return Shown(
        0.5 < awaiting / blocking < 2,
        f"blocking {blocking * 1000:.0f} ms, awaiting {awaiting * 1000:.0f} ms an order.",
    )
