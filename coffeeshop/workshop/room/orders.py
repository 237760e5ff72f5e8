"""The order book: what was ordered when, as the ledger's orders."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass

from coffeeshop.ledger import Order
from coffeeshop.workshop.room.guests import SLOW
from coffeeshop.xray import task_id

KEPT = 4_000


@dataclass(slots=True)
class Entry:
    """One order; times in ns, `task` is the request's."""

    number: int
    drink: str
    task: int
    sent: int
    taken: int
    served: int | None = None
    status: int | None = None

    @property
    def seconds(self) -> float:
        """How long it took, from sending to serving."""
        return ((self.served or time.perf_counter_ns()) - self.sent) / 1e9

    @property
    def is_slow(self) -> bool:
        """Whether it is the drink that everybody looks at."""
        return self.drink == SLOW

    def as_order(self) -> Order:
        """Return it as the ledger writes it."""
        error = None if self.status in (None, 200) else "the recipe failed"
        return Order(self.number, f"/{self.drink}", self.sent, self.sent, self.served, self.status, error)


class OrderBook:
    """The newest orders; written on the shop's loop, read from any thread."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._count = 0
        self.making = 0
        self.served = 0

    def open(self, drink: str, sent: int) -> Entry:
        """Write an order down as taken now by the request that runs."""
        self._count += 1
        self.making += 1
        task = task_id(asyncio.current_task())
        entry = Entry(self._count, drink, task, sent, time.perf_counter_ns())
        self._entries.append(entry)
        return entry

    def close(self, entry: Entry, status: int) -> None:
        """Write an order down as answered."""
        entry.served, entry.status = time.perf_counter_ns(), status
        self.making -= 1
        self.served += status == 200

    def entries(self) -> list[Entry]:
        """Return the orders that are kept, the oldest first."""
        return list(self._entries)
