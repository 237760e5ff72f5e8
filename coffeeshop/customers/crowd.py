"""The customers of one rush: closed loop (so many at once) or open loop (so many a second)."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter_ns

from coffeeshop.customers.client import (
    MOST_BY_HTTPX,
    Customer,
    LeanCustomer,
    shared_context,
    told_off,
)
from coffeeshop.customers.plan import Plan
from coffeeshop.customers.wire import Closed, HungUp
from coffeeshop.ledger import Order

OPENING = 50  # connections that are opened at the same time


@dataclass(slots=True)
class Tally:
    """How far a rush is; read from other threads."""

    sent: int = 0
    done: int = 0  # answered or failed
    failed: int = 0


class Crowd:
    """Carries out one plan; `orders` holds what every customer saw, also after a cancellation."""

    def __init__(self, plan: Plan, tally: Tally) -> None:
        self.plan = plan
        self.tally = tally
        self.orders: list[Order] = []
        self.start = 0
        many = max(plan.at_once if plan.rate is None else 0, plan.rate or 0) > MOST_BY_HTTPX
        self._kind: type[Customer | LeanCustomer] = LeanCustomer if many else Customer
        self._context = shared_context(plan.address.url)
        self._customers: list[Customer | LeanCustomer] = []
        self._free: asyncio.LifoQueue[Customer | LeanCustomer] = asyncio.LifoQueue()

    async def arrive(self, asking: bool = True) -> None:
        """Make the customers and open their connections, before the clock starts.

        `asking`: each asks for something too, since to this shop a silent connection is work.
        """
        opening = asyncio.Semaphore(OPENING)

        async def open_one() -> None:
            async with opening:
                await self._new_customer().warm(asking)

        opened = await asyncio.gather(*(open_one() for _ in range(self._first())), return_exceptions=True)
        for problem in opened:
            if problem is not None:
                raise problem
        for customer in self._customers:
            self._free.put_nowait(customer)

    def _first(self) -> int:
        """Return how many customers wait before the doors open; in an open loop more come as needed."""
        plan = self.plan
        return plan.at_once if plan.rate is None else min(plan.at_once, max(10, round(plan.rate)), 100)

    def _new_customer(self) -> Customer | LeanCustomer:
        customer = self._kind(self.plan.address, self._context)
        self._customers.append(customer)
        return customer

    async def order_all(self) -> None:
        """Start the clock and send every order, or as many as the plan's seconds allow."""
        self.start = perf_counter_ns()
        try:
            async with asyncio.timeout(self.plan.seconds):
                await (self._closed_loop() if self.plan.rate is None else self._open_loop())
        except TimeoutError:
            pass  # the rush's time is up: the orders that still wait were written down as such
        except BaseExceptionGroup as group:  # from the learner's function of an order's number, say
            raise group.exceptions[0] from None

    async def leave(self) -> None:
        """Close every connection."""
        await asyncio.gather(*(customer.close() for customer in self._customers), return_exceptions=True)

    async def _closed_loop(self) -> None:
        numbers = iter(range(1, self.plan.orders + 1))
        async with asyncio.TaskGroup() as group:
            for customer in self._customers:
                group.create_task(self._again(customer, numbers))

    async def _again(self, customer: Customer | LeanCustomer, numbers: Iterator[int]) -> None:
        for number in numbers:
            await self._order(customer, number, None)

    async def _open_loop(self) -> None:
        async with asyncio.TaskGroup() as group:
            for number, due in zip(range(1, self.plan.orders + 1), self._arrivals(), strict=False):
                await asyncio.sleep((due - perf_counter_ns()) / 1e9)
                group.create_task(self._come_and_go(number, due))

    def _arrivals(self) -> Iterator[int]:
        gap = 1e9 / self.plan.rate  # type: ignore[operator]
        return (self.start + round(gap * place) for place in itertools.count())

    async def _come_and_go(self, number: int, due: int) -> None:
        customer = await self._next_free()
        try:
            await self._order(customer, number, due)
        finally:
            self._free.put_nowait(customer)

    async def _next_free(self) -> Customer | LeanCustomer:
        """Return a customer; where all are busy and no more fit in, the order is late, and says so."""
        if self._free.empty() and len(self._customers) < self.plan.at_once:
            return self._new_customer()
        return await self._free.get()

    async def _order(self, customer: Customer | LeanCustomer, number: int, due: int | None) -> None:
        """Send one order and write down what became of it, whatever did."""
        plan, tally = self.plan, self.tally
        target = plan.target(number)
        tally.sent += 1
        status, error, served = None, None, None
        sent = perf_counter_ns()
        try:
            async with asyncio.timeout(plan.timeout):
                status = await customer.ask(plan.method, target, number)
            served = perf_counter_ns()
            error = told_off(status)
        except TimeoutError:
            error = f"no answer within {plan.timeout:g} s."
        except Closed:
            error = "nobody answered: the shop is closed."
        except HungUp:
            error = "the shop hung up before its answer was whole."
        finally:
            ended = None if served else perf_counter_ns()
            path = target.partition("?")[0]
            self.orders.append(Order(number, path, due or sent, sent, served, status, error, ended))
            tally.done += served is not None or error is not None
            tally.failed += error is not None
