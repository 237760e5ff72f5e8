"""The learner's shop opens in a process, and meets a supplier, a rush, leavers, work and its own tests."""

from __future__ import annotations

import asyncio
import os
import platform
import time
from collections.abc import Awaitable
from contextlib import suppress
from random import Random
from types import ModuleType
from typing import Any

import httpx

from coffeeshop.checks.branches import Branch, branches, keep_spares, workplace
from coffeeshop.checks.exercises.the_double_order.scene import load as load_pytest
from coffeeshop.checks.exercises.your_own_shop.tasting import Dairy, taste
from coffeeshop.checks.trial import CELL

CROWD, PLACES = 20, 8
SILENT = 0.4  # seconds after which the shop gives up on its supplier
PATIENCE = 1.5  # seconds that a customer waits, and longer for a roast
ROASTING = 4.0
LINGERING = 0.3  # seconds that customers stay for a supplier who has not heard of them; less than SILENT
DRINKS = ("cocoa", "mocha", "chai", "lungo")
Told = dict[str, Any]


def load() -> None:
    """Import what tests need, and have the shop's process ready."""
    keep_spares(1)
    load_pytest()


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Open the shop and play the stations one after another; run its tests meanwhile, with a supplier of their own."""
    from coffeeshop.engines.supplier_app import Gate
    from coffeeshop.engines.supply import Knobs, Supply
    from coffeeshop.serving import serve

    supply, tested = Supply(Knobs(latency=0.0)), Supply(Knobs(latency=0.0))
    lines = Lines(Gate(supply))
    with workplace() as folder:
        async with serve(lines) as supplier, serve(Gate(tested)) as another:
            os.environ["SUPPLIER"] = another.url
            tasting = asyncio.create_task(taste(tested))
            async with branches(folder, 1, {"SUPPLIER": supplier.url}, cancels=True) as (shop,):
                seen |= {"failed": shop.failed, "patched": shop.patched, "title": shop.title}
                seen["python"] = platform.python_version()
                if shop.failed is None:
                    await Day(shop, Dairy(supply), lines, chance, seen).play(tasting)
                seen["tests"] = await tasting
    seen["done"] = True


class Lines:
    """Passes everything on to the supplier, and counts the connections that orders came by."""

    def __init__(self, app: Any) -> None:
        self.app, self.seen = app, set()  # type: ignore[var-annotated]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            self.seen.add(tuple(scope["client"]))
        await self.app(scope, receive, send)


class Day:
    """A day in the learner's shop, from opening to the roast."""

    def __init__(self, shop: Branch, dairy: Dairy, lines: Lines, chance: Random, seen: Told) -> None:
        self.shop, self.dairy, self.lines, self.chance, self.seen = shop, dairy, lines, chance, seen

    async def play(self, tasting: asyncio.Future[Any]) -> None:
        """Play it; each station writes what it measured, whatever came of the others.

        The roast, which computes, begins when the tests are done.
        """
        limits = httpx.Limits(max_connections=100)
        options = {"timeout": PATIENCE, "trust_env": False, "verify": False, "limits": limits}
        await asyncio.to_thread(self.shop.tell)  # what the opening took is nobody's wait
        async with httpx.AsyncClient(base_url=self.shop.url, **options) as self.client:
            self.seen["ping"], self.seen["menu"] = await self.ask("/ping"), await self.ask("/menu")
            if self.seen["ping"]["status"] is None:
                return
            for station in (self.order, self.one_client, self.silence, self.crowd, self.leavers):
                await station()
            await asyncio.wait([tasting])
            await self.roast()
        told = await asyncio.to_thread(self.shop.tell)
        self.seen["raised"] = told.raised[:5] if told else []
        self.seen["cancelled"] = told.cancelled if told else 0
        self.seen["blocks"] = _blocks(told.record) if told else []
        closed = await asyncio.to_thread(self.shop.close)
        self.seen["closed"] = closed._asdict() if closed else {}

    async def ask(self, path: str, method: str = "GET", timeout: float = PATIENCE) -> Told:  # noqa: ASYNC109
        """Send one request; return status, answer and seconds, status None where no answer came."""
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, path, timeout=timeout)
            status, said = answer.status_code, _read(answer)
        except httpx.HTTPError as error:
            status, said = None, type(error).__name__
        ended = time.perf_counter()
        return {"status": status, "answer": said, "seconds": ended - began, "ended": ended}

    def post(self, drink: str = "latte") -> Awaitable[Told]:
        """Order a drink."""
        return self.ask(f"/orders/{drink}", "POST")

    async def order(self) -> None:
        """One order, of a drink that nobody knows beforehand."""
        self.dairy.reset()
        drink = self.chance.choice(DRINKS)
        self.seen["order"] = await self.post(drink) | {"drink": drink, "noted": self.dairy.orders}

    async def one_client(self) -> None:
        """Ten orders, one after another; by how many connections do they come?"""
        self.lines.seen.clear()
        self.seen["ten"] = [(await self.post())["status"] for _ in range(10)]
        self.seen["lines"] = len(self.lines.seen)

    async def silence(self) -> None:
        """A supplier that hangs while others ping, and one that refuses."""
        self.dairy.next("hang")
        self.seen["hang"], self.seen["hang_pings"] = await self.with_pings(self.post())
        self.dairy.reset()
        self.dairy.next(500)
        self.seen["refused"] = await self.post()

    async def crowd(self) -> None:
        """Twenty at once, and a supplier that takes its time; then three more.

        Where the first no came late the twenty come again: a busy machine may have let them in late.
        """
        for _ in range(3):
            crowd = await self.twenty()
            if "crowd" not in self.seen or 201 in crowd["crowd"]:  # else the shop counted the refused in
                self.seen |= crowd
            if self.seen["turned_away"]["first"] <= self.seen["first_served"]:
                break
        self.seen["after_crowd"] = await self.three_more()

    async def twenty(self) -> Told:
        """Twenty at once: who was let in, who was turned away, and when."""
        self.dairy.reset(0.25)
        told = await asyncio.gather(*(self.post() for _ in range(CROWD)))
        away = [one["seconds"] for one in told if one["status"] == 503]
        served = [one["seconds"] for one in told if one["status"] == 201]
        return {
            "crowd": [one["status"] for one in told],
            "peak": self.dairy.counts.peak,
            "turned_away": {"first": min(away, default=0.0), "last": max(away, default=0.0)},
            "first_served": min(served, default=PATIENCE),
        }

    async def leavers(self) -> None:
        """Eight order, the supplier is silent, and they leave; then three others come.

        They leave as soon as the supplier has heard of all, so that a busy machine has nobody leave too early.
        """
        heard, until = self.dairy.counts.requests + PLACES, time.perf_counter() + LINGERING
        self.dairy.next(*["hang"] * PLACES)
        leaving = [asyncio.ensure_future(self.post()) for _ in range(PLACES)]
        while self.dairy.counts.requests < heard and time.perf_counter() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        for customer in leaving:
            customer.cancel()
        await asyncio.wait(leaving)
        self.seen["after"] = await self.three_more()

    async def three_more(self) -> list[int | None]:
        """Wait until the last orders are over, and send three, one after another; return their statuses."""
        await asyncio.sleep(0.12)
        self.dairy.reset()
        return [(await self.post())["status"] for _ in range(3)]

    async def roast(self) -> None:
        """One roast, and pings meanwhile."""
        beans = self.chance.randrange(150_000, 160_000)
        asked = self.ask(f"/roast/{beans}", timeout=ROASTING)
        self.seen["roast"], self.seen["roast_pings"] = await self.with_pings(asked)
        self.seen["roast"] |= {"beans": beans, "primes": primes(beans)}

    async def with_pings(self, asked: Awaitable[Told]) -> tuple[Told, Told]:
        """Return what was asked for, and how the pings fared that were sent every 20 ms meanwhile."""
        asking = asyncio.ensure_future(asked)
        pings = []
        while not asking.done() and len(pings) < 100:
            pings.append(asyncio.create_task(self.ask("/ping")))
            await asyncio.sleep(0.02)
        answer, told = await asking, [await ping for ping in pings]
        passed = sum(ping["ended"] < answer["ended"] for ping in told)
        slowest = max((ping["seconds"] for ping in told), default=0.0)
        return answer, {"sent": len(told), "passed": passed, "slowest": slowest}


def primes(below: int) -> int:
    """Return how many primes there are below that number; sieved, to be quick."""
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for n in range(2, int(below**0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, below, n)))
    return sum(sieve)


def _read(answer: httpx.Response) -> Any:
    with suppress(ValueError):
        return answer.json()
    return answer.text[:200]


def _blocks(record: Any) -> list[dict[str, Any]]:
    """Return what held the loop, the longest first, with the learner's line where it is theirs."""
    held = sorted(record.blocks, key=lambda block: block.start - block.end)[:5]
    return [
        {
            "seconds": (b.end - b.start) / 1e9,
            "line": b.line if b.file == CELL else None,
            "code": b.code,
            "endpoint": b.endpoint,
        }
        for b in held
    ]
