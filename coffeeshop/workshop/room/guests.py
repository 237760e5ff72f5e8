"""The guests: a number, a secret key, and news for each; no name and no address is kept."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterator
from typing import Any

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room.limits import Limits

SLOW = "cappuccino"
NEWS = 64  # a guest's unread news: the oldest give way
PATIENCE = 20.0  # seconds that a seat is kept for a guest whose connection broke


class Refused(ShopError):
    """A guest asked for more than the room allows; the text is for that guest."""

    status = 429


class Stranger(Refused):
    """Someone who has no seat wants to order."""

    status = 403


def event(news: dict[str, Any]) -> bytes:
    """Return `news` as one server-sent event."""
    return b"data: " + json.dumps(news, separators=(",", ":")).encode() + b"\n\n"


class Guest:
    """One browser in the room. Whoever has the `key` is this guest."""

    def __init__(self, number: int, limits: Limits) -> None:
        self.number = number
        self.key = secrets.token_urlsafe(16)
        self._limits = limits
        self._seen = time.monotonic()
        self._wake: asyncio.Event | None = None
        self._news: deque[bytes] = deque(maxlen=NEWS)
        self._ordered: deque[float] = deque(maxlen=limits.a_second)
        self._on_the_way: Counter[str] = Counter()

    @property
    def is_here(self) -> bool:
        """Whether the guest listens right now."""
        return self._wake is not None

    @property
    def is_gone(self) -> bool:
        """Whether the seat can be given to somebody else."""
        idle = not self.is_here and not self._on_the_way.total()
        return idle and time.monotonic() - self._seen > PATIENCE

    def tell(self, news: bytes) -> None:
        """Give the guest one event to read."""
        self._news.append(news)
        if self._wake:
            self._wake.set()

    async def listen(self) -> AsyncIterator[bytes]:
        """Yield the guest's news until the guest leaves, or listens anew elsewhere."""
        before, wake = self._wake, asyncio.Event()
        self._wake = wake
        if before:
            before.set()
        self._news.clear()
        try:
            yield event({"you": self.number, "key": self.key})
            while self._wake is wake:
                await wake.wait()
                if self._wake is wake:
                    wake.clear()
                    news, self._news = self._news, deque(maxlen=NEWS)
                    yield b"".join(news)
        finally:
            if self._wake is wake:
                self._wake, self._seen = None, time.monotonic()

    @contextlib.contextmanager
    def ordering(self, drink: str) -> Iterator[None]:
        """Count an order as on the way; Refused where it is one too many."""
        self._check(drink)
        self._ordered.append(time.monotonic())
        self._on_the_way[drink] += 1
        try:
            yield
        finally:
            self._on_the_way[drink] -= 1
            self._seen = time.monotonic()

    def _check(self, drink: str) -> None:
        most = self._limits
        if drink == SLOW and self._on_the_way[SLOW] >= most.slow:
            raise Refused("Your cappuccino is still on its way. Wait until it is served.")
        if self._on_the_way.total() >= most.on_the_way:
            raise Refused(f"You have {most.on_the_way} orders on the way. Wait until one is served.")
        if len(self._ordered) == most.a_second and time.monotonic() - self._ordered[0] < 1:
            raise Refused(f"That is more than {most.a_second} orders in a second. Wait a moment.")


class Guests:
    """Everybody who is in the room, at most `limits.guests`."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._by_key: dict[str, Guest] = {}

    @property
    def here(self) -> int:
        """How many listen right now; from any thread."""
        return sum(guest.is_here for guest in list(self._by_key.values()))

    def enter(self, key: str = "") -> Guest:
        """Return the guest who has that key, or a new one; Refused where the room is full."""
        if key in self._by_key:
            return self._by_key[key]
        self._by_key = {key: guest for key, guest in self._by_key.items() if not guest.is_gone}
        if len(self._by_key) >= self._limits.guests:
            raise Refused(
                f"The room is full: {self._limits.guests} guests are in. Look at a neighbour's screen, or "
                "try again when somebody has left."
            )
        guest = Guest(self._free_number(), self._limits)
        self._by_key[guest.key] = guest
        return guest

    def known(self, key: str) -> Guest:
        """Return the guest who has that key; Stranger where nobody has."""
        try:
            return self._by_key[key]
        except KeyError:
            raise Stranger("The shop does not know this page any more. Load it again, then order.") from None

    def tell_all(self, news: bytes) -> None:
        """Give everybody one event to read."""
        for guest in self._by_key.values():
            guest.tell(news)

    def _free_number(self) -> int:
        taken = {guest.number for guest in self._by_key.values()}
        return secrets.choice([n for n in range(1, 2 * self._limits.guests + 1) if n not in taken])
