"""One rush from warm connections to the merged record, on the customers' own loop."""

from __future__ import annotations

import asyncio
from time import perf_counter_ns
from typing import Any

from coffeeshop.customers.address import closed
from coffeeshop.customers.client import Customer, shared_context
from coffeeshop.customers.crowd import Crowd, Tally
from coffeeshop.customers.files import make_room
from coffeeshop.customers.plan import Plan
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError

NEW = "/.coffeeshop/new"
RECORD = "/.coffeeshop/record"
PATIENCE = 10.0  # seconds to wait for open connections before a rush, and for the record after it
BRIEF = 1.0  # seconds to wait for it where time was up before all had an answer
HURRY = 0.12  # and after a rush that was stopped
SAME = 2_000_000  # ns: clocks that agree this well are one clock


async def session(plan: Plan, tally: Tally) -> Run:
    """Carry out `plan` and return its run; a cancellation ends the rush, and its run says so."""
    make_room(plan.at_once)
    crowd = Crowd(plan, tally)
    desk = Customer(plan.address, shared_context(plan.address.url))
    try:
        await _open(crowd, desk)
        stopped = await _rushed(crowd)
        end = perf_counter_ns()
        record, missing = await _record(desk, _patience(plan, crowd, stopped))
    finally:
        await crowd.leave()
        await desk.close()
    notes = [note for note in (missing, "The rush was stopped before its end." if stopped else "") if note]
    orders = tuple(sorted(crowd.orders))
    run = Run(title=plan.title, start=crowd.start, end=end, orders=orders, notes=tuple(notes))
    return joined(run, record)


async def _open(crowd: Crowd, desk: Customer) -> None:
    """Let the customers arrive, and begin a new page in the shop's record."""
    plan = crowd.plan
    patience = PATIENCE + plan.at_once / 200
    try:
        async with asyncio.timeout(patience):
            await crowd.arrive(asking=not await desk.warm())
            await desk.fetch("POST", NEW)  # last in the queue: when it is answered all are let in
    except TimeoutError:
        raise ShopError(
            f"The shop at {plan.address.url} took the connections and did not answer within "
            f"{patience:g} s. Perhaps it is still busy with an earlier rush: wait, or stop it and "
            "serve it again."
        ) from None
    except ConnectionError:
        raise closed(f"The shop at {plan.address.url}") from None


async def _rushed(crowd: Crowd) -> bool:
    """Send the orders; return whether somebody stopped the rush."""
    try:
        await crowd.order_all()
    except asyncio.CancelledError:
        return True
    return False


def _patience(plan: Plan, crowd: Crowd, stopped: bool) -> float:
    """Return how long to wait for the shop's record: it may be making drinks for those who left."""
    if stopped:
        return HURRY
    cut = plan.seconds is not None and any(o.served is None and not o.error for o in crowd.orders)
    return BRIEF if cut else PATIENCE


async def _record(desk: Customer, patience: float) -> tuple[Run | None, str]:
    """Return the shop's own record on this clock, or None and, where one was due, why."""
    before = perf_counter_ns()
    try:
        async with asyncio.timeout(patience):
            told = await desk.fetch("GET", RECORD)
    except (TimeoutError, ConnectionError, asyncio.CancelledError):
        return None, "The shop was too busy to hand over its own record: this is what the customers saw."
    if told is None:
        return None, ""
    return moved(told, before, perf_counter_ns()), ""


def moved(told: dict[str, Any], before: int, after: int) -> Run:
    """Return the shop's record on our clock: its "now" lay between our `before` and `after`."""
    record = Run.from_dict(told)
    offset = (before + after) // 2 - told["now"]
    doubt = (after - before) // 2
    return record if abs(offset) <= doubt + SAME else record.shifted(offset)


def joined(run: Run, record: Run | None) -> Run:
    """Return the customers' `run` with the shop's `record` in it; the customers' clock is the run's."""
    if record is None:
        return run
    whole = run.merged(record)
    return type(run).from_dict({**whole.as_dict(), "start": run.start, "end": run.end})
