"""The shop that benchmarks/rush.py sends ten thousand customers to: it counts who is inside."""

from __future__ import annotations

import asyncio
import time

import psutil
from fastapi import FastAPI

# No response model: for a plain `def` FastAPI checks the answer against it in a thread too, and each
# order would queue for a thread token twice (400 orders: nobody is served before the last is made, seen).
app = FastAPI()
me = psutil.Process()
inside = peak = 0


@app.get("/awaiting", response_model=None)
async def awaiting(milk: float) -> str:
    """Wait for the milk, and be counted."""
    global inside, peak
    inside += 1
    peak = max(peak, inside)
    try:
        await asyncio.sleep(milk)
    finally:
        inside -= 1
    return "latte"


@app.get("/blocking", response_model=None)
async def blocking(milk: float) -> str:
    """Hold the loop until the milk is hot."""
    time.sleep(milk)  # noqa: ASYNC251
    return "latte"


@app.get("/def", response_model=None)
def helper(milk: float) -> str:
    """Wait in a worker thread."""
    time.sleep(milk)
    return "latte"


@app.get("/self")
async def itself() -> dict[str, float]:
    """What this process holds and has used: orders, bytes, seconds of processor time."""
    times = me.cpu_times()
    return {
        "inside": inside,
        "peak": peak,
        "resident": me.memory_info().rss,
        "cpu": times.user + times.system,
        "at": time.perf_counter(),
    }
