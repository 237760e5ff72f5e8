"""Claims 23 to 29: the performance edge."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
import timeit
from typing import Any

import httpx
from fastapi import FastAPI

from coffeeshop.app import create_app
from coffeeshop.claims.scene import quiet, steps, visit
from coffeeshop.claims.shown import Shown
from coffeeshop.customers import rush
from coffeeshop.metrics import latencies, peak
from coffeeshop.serving import serve

RESIDENT = """
import asyncio, threading, psutil
me = psutil.Process().memory_info
async def tasks(count):
    before = me().rss
    waiting = [asyncio.create_task(asyncio.sleep(60)) for _ in range(count)]
    await asyncio.sleep(0.1)
    grown = (me().rss - before) / count
    [task.cancel() for task in waiting]
    return grown
def threads(count):
    before, over = me().rss, threading.Event()
    waiting = [threading.Thread(target=over.wait, daemon=True) for _ in range(count)]
    [thread.start() for thread in waiting]
    grown = (me().rss - before) / count
    over.set()
    return grown
print(threads(400), asyncio.run(tasks(5_000)))
"""


async def claim_23() -> Shown:
    """What does a waiting thread add to a process's memory, and what a waiting task?"""
    argv = [sys.executable, "-c", RESIDENT]
    done = await asyncio.to_thread(subprocess.run, argv, capture_output=True, text=True, check=True)
    thread, task = (float(word) / 1024 for word in done.stdout.split())
    return Shown(thread > 2 * task, f"a waiting thread {thread:.1f} KiB, a waiting task {task:.1f} KiB.")


async def claim_24() -> Shown:
    """Four orders of 0.2 s at Gunicorn's default worker, and at one with four threads."""
    from coffeeshop.engines.gunicorn import Gunicorn, missing

    if words := missing():
        return Shown(None, words)
    slowest = {}
    for threads in (1, 4):
        server = await asyncio.to_thread(Gunicorn, threads=threads)
        try:
            run = await rush(server.url, "/milk", orders=4, watch=quiet)
            slowest[threads] = max(latencies(run))
        finally:
            await asyncio.to_thread(server.stop)
    return Shown(
        slowest[1] > 0.75 > slowest[4] or slowest[1] > 2 * slowest[4],
        f"sync worker: the last waits {slowest[1]:.2f} s; gthread: {slowest[4]:.2f} s.",
    )


async def claim_25() -> Shown:
    """Four hundred threads wait for half a second: what does the process compute meanwhile?"""
    over = threading.Event()
    waiting = [threading.Thread(target=over.wait, daemon=True) for _ in range(400)]
    for thread in waiting:
        thread.start()
    busy, start = time.process_time(), time.perf_counter()
    await asyncio.sleep(0.5)
    share = (time.process_time() - busy) / (time.perf_counter() - start)
    over.set()
    for thread in waiting:
        thread.join()
    return Shown(share < 0.3, f"400 waiting threads: the processor is busy for {share:.1%} of the time.")


async def claim_26() -> Shown:
    """A hundred orders of 0.2 s: how many are in the making at once, in `def` and in `async def`?"""
    runs = await visit(create_app(milk=0.2), "/thread", "/awaiting", orders=100)
    threads, tasks = (peak(steps(run)) for run in runs)
    return Shown(threads == 40 < tasks, f"def: {threads} at once, async def: {tasks} of 100.")


async def claim_27() -> Shown:
    """One httpx client with ten connections, and 25 calls at once."""
    app, inside, most = FastAPI(), [0], [0]

    @app.get("/")
    async def milk() -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        await asyncio.sleep(0.1)
        inside[0] -= 1

    limits = httpx.Limits(max_connections=10)
    async with serve(app) as shop, httpx.AsyncClient(limits=limits, timeout=30) as client:
        await asyncio.gather(*(client.get(shop.url) for _ in range(25)))
    return Shown(most[0] == 10, f"25 calls, at most {most[0]} at the supplier: the pool is the new queue.")


async def claim_28() -> Shown:
    """Tiny endpoints: what does `def` add in FastAPI, and what does a bare coroutine cost beside a call?"""
    app = FastAPI()

    @app.get("/def")
    def by_def() -> None:
        pass

    @app.get("/async")
    async def by_async() -> None:
        pass

    runs = await visit(app, "/def", "/async", orders=20, at_once=1, xray=True)
    hops = [len(run.works) for run in runs]
    ratio = coroutine_to_call()
    return Shown(
        hops[0] >= 20 and hops[1] == 0 and ratio > 1,
        f"trips to a thread: def {hops[0]}, async def {hops[1]}; a bare coroutine costs {ratio:.1f} calls.",
    )


def coroutine_to_call() -> float:
    """Return what driving a trivial coroutine costs, in calls of a trivial function."""

    def call() -> None:
        pass

    async def coroutine() -> None:
        pass

    def drive() -> None:
        next(coroutine().__await__(), None)

    cost: dict[Any, float] = {f: min(timeit.repeat(f, number=20_000, repeat=5)) for f in (call, drive)}
    return cost[drive] / cost[call]


async def claim_29() -> Shown:
    """Four orders of computing, by one process with one loop, and by processes: who makes them?"""
    app = create_app()
    async with serve(app) as shop:
        await rush(shop, "/process", orders=4, params={"drink": "juice"}, watch=quiet)  # they start
        alone = await rush(shop, "/blocking", orders=4, params={"drink": "juice"}, watch=quiet)
        pool = await rush(shop, "/process", orders=4, params={"drink": "juice"}, watch=quiet)
    busy = peak(steps(alone)), peak(steps(pool))
    if cores() < 2:
        return Shown(None, "On one core nothing computes at the same time, whoever does it.")
    return Shown(busy[0] == 1 < busy[1], f"one process computes {busy[0]} at a time, a pool {busy[1]}.")


def cores() -> int:
    """Return how many cores this process may use."""
    from coffeeshop.children.pool import cores as usable

    return usable()
