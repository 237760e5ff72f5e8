"""`rush`: the customers come."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Literal

from coffeeshop import customers
from coffeeshop.customers.address import address
from coffeeshop.customers.bar import Watch
from coffeeshop.customers.crew import BEAT, ProcessCrew, ThreadCrew
from coffeeshop.customers.crowd import Tally
from coffeeshop.customers.plan import Params, Path, checked
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError

GOODBYE = 0.18  # seconds that stopped customers have to leave


async def rush(
    shop: Any,
    path: Path = "/",
    *,
    orders: int | None = None,
    at_once: int | None = None,
    rate: float | None = None,
    seconds: float | None = None,
    timeout: float = 30.0,  # noqa: ASYNC109  (a customer's patience, not the call's)
    client_in: Literal["thread", "process"] = "thread",
    method: str = "GET",
    params: Params = None,
    title: str = "",
    watch: Watch | None = None,
) -> Run:
    """Send real HTTP orders to `shop` and return the run: what customers and shop wrote down.

    `shop` is what `serve` returned, or the URL of any application on this machine. By default 20
    orders come at once. Use `at_once` for a closed loop (so many customers, each sends its next
    order when it has its answer) or `rate` for an open loop (so many a second, whether or not the
    shop keeps up; latency counts from the intended arrival). `seconds` ends the rush in any case.

    `path` may be a sequence of paths, taken in turn, or a function of the order's number (from 1);
    so may `params`, the query. A customer gives up after `timeout` seconds. `client_in="process"`
    gives the customers a GIL of their own: use it where figures matter more than a quick start.
    `watch(done, total, failed)` is called at most 20 times a second, on the caller's loop.

    Every connection is open before the clock starts. A stopped rush leaves nothing running;
    `latest()` returns what it saw. ShopError in words where the rush cannot be, or where not one
    order was served: its `run` holds what happened.
    """
    # A shop's .url waits until the shop is open; a loop must not.
    where = address(shop) if isinstance(shop, str) else await asyncio.to_thread(address, shop)
    plan = checked(
        where, path=path, orders=orders, at_once=at_once, rate=rate, seconds=seconds,
        timeout=timeout, method=method, params=params, title=title,
    )  # fmt: skip
    if client_in not in ("thread", "process"):
        raise ShopError(f'client_in={client_in!r} cannot be: customers are in a "thread" or a "process".')
    crew = ThreadCrew(plan) if client_in == "thread" else ProcessCrew(plan)
    run = await _see_through(crew, watch or customers.watcher(), None if seconds else plan.orders)
    if run.orders and all(order.error for order in run.orders):
        raise _all_failed(run)
    return run


async def _see_through(crew: ThreadCrew | ProcessCrew, watch: Watch, total: int | None) -> Run:
    """Wait for the crew, telling `watch` how far it is; on any exception send it home first."""
    result = asyncio.wrap_future(crew.result)
    result.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be left to ask
    try:
        while not result.done():
            await asyncio.wait([result], timeout=BEAT)
            _tell(watch, crew.tally, total, result.done())
        return _kept(result.result())
    except asyncio.CancelledError:
        crew.stop()
        await asyncio.wait([result], timeout=GOODBYE)
        _keep_if_there(crew)
        raise
    except BaseException:
        crew.stop()
        _keep_if_there(crew, GOODBYE)
        raise


def _tell(watch: Watch, tally: Tally, total: int | None, over: bool) -> None:
    """Tell `watch` how far it is; where only the time is bounded, no total is known before the end."""
    known = total or (tally.done if over else max(tally.sent, tally.done + 1))
    watch(tally.done, known, tally.failed)


_latest: list[Run] = []


def latest() -> Run | None:
    """Return the run of the rush that ended last, also of one that was stopped; None before any."""
    return _latest[0] if _latest else None


def _kept(run: Run) -> Run:
    _latest[:] = [run]
    return run


def _keep_if_there(crew: ThreadCrew | ProcessCrew, patience: float = 0.0) -> None:
    with contextlib.suppress(BaseException):
        _kept(crew.result.result(patience))


def _all_failed(run: Run) -> ShopError:
    first = run.orders[0].error or ""
    whole = f"all {len(run.orders)} orders" if len(run.orders) > 1 else "the order"
    error = ShopError(f"Not one order was served. What went wrong with {whole}: {first}")
    error.run = run  # type: ignore[attr-defined]
    return error
