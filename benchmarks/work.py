"""Waiting or working: four jobs that keep a processor busy, inline, in threads and in processes.

    python benchmarks/work.py [--rounds 3]

Customers in a process of their own send forty pings a second, and four orders to grind among them.
Printed of each way: when the last of the four was served, and the p95 of the pings meanwhile. On one
core processes grind no faster, and the line says so. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from coffeeshop import Run, rush, serve
from coffeeshop.barista import work
from coffeeshop.children.pool import cores, run_in_process
from coffeeshop.metrics import percentile

JOBS, SECONDS, RATE, FIRST = 4, 0.5, 40.0, 10
PINGS = round(RATE * (JOBS * SECONDS + 2))  # enough for the slowest way, and for a busy machine

app = FastAPI()


@app.get("/ping")
async def ping() -> str:
    """Answer at once."""
    return "pong"


@app.get("/inline")
async def inline() -> None:
    """Work on the loop."""
    work(SECONDS)


@app.get("/thread")
async def thread() -> None:
    """Work in a thread."""
    await run_in_threadpool(work, SECONDS)


@app.get("/process")
async def process() -> None:
    """Work in another process."""
    await run_in_process(work, SECONDS)


async def beside(url: str, way: str) -> tuple[float, float]:
    """Return the seconds until the jobs were done, and the p95 of the pings sent meanwhile."""

    def choose(number: int) -> str:
        return way if FIRST <= number < FIRST + JOBS else "/ping"

    run = await rush(url, choose, rate=RATE, orders=PINGS, client_in="process", title=way)
    return measured(run, way)


def measured(run: Run, way: str) -> tuple[float, float]:
    """Return the same two figures of a run; every order must have been served."""
    assert all(order.served for order in run.orders), "an order was lost"
    jobs = [order for order in run.orders if order.path == way]
    first, last = min(job.due for job in jobs), max(job.served or 0 for job in jobs)
    pings = [o for o in run.orders if o.path == "/ping" and first <= o.due <= last]
    return (last - first) / 1e9, percentile(sorted(((p.served or 0) - p.due) / 1e9 for p in pings), 0.95)


async def main(rounds: int) -> None:
    """Measure the ways in turn, and print each way's best round and the ratios of these."""
    best: dict[str, tuple[float, float]] = {}
    with serve(app) as shop:
        await rush(shop, "/process", orders=JOBS)  # the worker processes start
        for _ in range(rounds):
            for way in ("/inline", "/thread", "/process"):
                figures = await beside(shop.url, way)
                best[way] = min(best.get(way, figures), figures)
    print(f"{JOBS} jobs of {SECONDS} s, {cores()} cores, best of {rounds} rounds")
    for way, (took, slow) in best.items():
        print(f"  {way:9} done after {took:5.2f} s, p95 of the pings {slow * 1000:7.1f} ms")
    faster, sooner = (best["/thread"][i] / best["/process"][i] for i in (0, 1))
    if cores() > 1:
        print(f"  processes are {faster:.2f} times faster than threads (aim: at least 1.4)")
    else:
        print("  on one core processes grind no faster than threads: nothing to compare")
    print(f"  and their pings' p95 is {sooner:.1f} times lower (aim: at least 5)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    asyncio.run(main(parser.parse_args().rounds))
