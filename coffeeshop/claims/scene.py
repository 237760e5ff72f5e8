"""What most experiments need: an application that is served for a moment, and how its orders overlapped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.metrics import peak
from coffeeshop.serving import serve

Times = list[tuple[int, int]]  # start and end, in ns


def quiet(done: int, total: int, failed: int) -> None:
    """Show no progress: an experiment takes a second or two."""


async def visit(app: Any, *paths: Any, xray: bool = False, **how: Any) -> list[Run]:
    """Serve `app`, send one rush to each of `paths`, and return the runs."""
    async with serve(app, xray=xray) as shop:
        return [await rush(shop, path, watch=quiet, **how) for path in paths]


def steps(run: Run) -> Times:
    """Return when the barista's steps began and ended."""
    return [(step.start, step.end) for step in run.steps]


async def stamped(*jobs: Callable[[], Awaitable[object]], together: bool = True) -> Times:
    """Await the jobs, all at once or one after another, and return when each began and ended."""
    times: Times = []

    async def one(job: Callable[[], Awaitable[object]]) -> None:
        start = time.perf_counter_ns()
        await job()
        times.append((start, time.perf_counter_ns()))

    if together:
        await asyncio.gather(*map(one, jobs))
    else:
        for job in jobs:
            await one(job)
    return times


def overlap(times: Iterable[tuple[int, int]]) -> bool:
    """Return whether any two of the times overlap."""
    return peak(times) > 1


def took(times: Times) -> float:
    """Return the seconds from the first start to the last end."""
    return (max(end for _, end in times) - min(start for start, _ in times)) / 1e9
