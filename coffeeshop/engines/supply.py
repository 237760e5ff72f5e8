"""What a supplier does with each request: its knobs, its dice, and what it has counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, NamedTuple

from coffeeshop.menu import ShopError

LONGEST = 60.0  # seconds
TURNS = ("ok", "hang", "cut", "drip")

Turn = int | str  # what becomes of one request: an HTTP status that refuses it, or one of TURNS


class Counts(NamedTuple):
    """What reached a supplier since it was started or reset."""

    connections: int = 0  # made, not open
    requests: int = 0
    served: int = 0  # answered in full
    refused: int = 0  # with status 429
    failed: int = 0  # with any other status, left hanging, or cut off
    peak: int = 0  # in flight at once, at most; the refused ones left out
    duplicates: int = 0  # orders that came again under an idempotency key


@dataclass(frozen=True, slots=True)
class Knobs:
    """How a supplier behaves; `supplier` says what each knob does."""

    latency: float = 0.2
    jitter: float = 0.0
    errors: float = 0.0
    limit: int | None = None
    rate: float | None = None
    seed: int = 0

    def turned(self, wanted: Mapping[str, Any]) -> Knobs:
        """Return these knobs with those in `wanted` changed; ShopError where one cannot be so."""
        for name, value in wanted.items():
            if name not in self.__slots__:
                there = ", ".join(self.__slots__)
                raise ShopError(f"A supplier has no knob {name!r}. It has {there}.")
            if not _can_be(name, value):
                raise ShopError(f"{name}={value!r} cannot be: {ALLOWED[name]}.")
        return replace(self, **wanted)


ALLOWED = {
    "latency": "give seconds, from 0 to 60",
    "jitter": "give seconds, from 0 to 60",
    "errors": "give a share of the requests, from 0 (none) to 1 (all)",
    "limit": "give how many may be in flight at once, 1 or more, or None",
    "rate": "give how many a second it takes, 1 or more, or None",
    "seed": "give a whole number",
}


def _can_be(name: str, value: Any) -> bool:
    if value is None:
        return name in ("limit", "rate")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if name in ("seed", "limit"):
        return isinstance(value, int) and (name == "seed" or value >= 1)
    return value >= 1 if name == "rate" else 0 <= value <= (1 if name == "errors" else LONGEST)


def turns(wanted: tuple[Any, ...]) -> list[Turn]:
    """Return `wanted` where each is an error's status or one of TURNS, else raise ShopError."""
    for one in wanted:
        status = isinstance(one, int) and not isinstance(one, bool) and 400 <= one <= 599
        if not status and one not in TURNS:
            known = ", ".join(map(repr, TURNS))
            raise ShopError(
                f"{one!r} can't be a request's turn: give a status such as 500, or one of {known}."
            )
    return list(wanted)


@dataclass
class Supply:
    """The supplier's own books; one loop uses them, so nothing is locked."""

    knobs: Knobs
    counts: Counts = field(default_factory=Counts)
    coming: deque[Turn] = field(default_factory=deque)
    orders: list[dict[str, Any]] = field(default_factory=list)
    in_flight: int = 0

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Count from zero again, forget all orders and turns, and throw the same dice again."""
        self.counts, seed = Counts(), self.knobs.seed
        # Two of them: when an answer leaves is the clock's business, and must not move who fails.
        self._fates, self._waits = Random(seed), Random(seed)
        self.coming.clear()
        self.orders.clear()
        self._lately: deque[float] = deque()

    def count(self, what: str, by: int = 1) -> None:
        """Add to one of the counts."""
        self.counts = self.counts._replace(**{what: getattr(self.counts, what) + by})

    def turn(self, now: float) -> Turn:
        """Return what becomes of the request that comes `now` (seconds on any clock that goes on)."""
        self.count("requests")
        chance = self._fates.random()  # thrown for each, so that a knob moves nobody else's luck
        if self.coming:
            return self.coming.popleft()
        if self.knobs.limit is not None and self.in_flight >= self.knobs.limit:
            return 429
        if self._too_many(now):
            return 429
        return 500 if chance < self.knobs.errors else "ok"

    def enter(self) -> None:
        """One more is in flight."""
        self.in_flight += 1
        self.counts = self.counts._replace(peak=max(self.counts.peak, self.in_flight))

    def leave(self) -> None:
        """One of them is over."""
        self.in_flight -= 1

    def latency(self) -> float:
        """Return the seconds that this answer takes."""
        return self.knobs.latency + self.knobs.jitter * self._waits.random()

    def note(self, item: str, key: str | None) -> dict[str, Any]:
        """Take an order, or find the one that came under the same idempotency key; return it."""
        known = next((order for order in self.orders if key is not None and order["key"] == key), None)
        if known is not None:
            self.count("duplicates")
            return known
        self.orders.append({"number": len(self.orders) + 1, "item": item, "key": key})
        return self.orders[-1]

    def _too_many(self, now: float) -> bool:
        if self.knobs.rate is None:
            return False
        while self._lately and self._lately[0] <= now - 1:
            self._lately.popleft()
        if len(self._lately) >= self.knobs.rate:
            return True
        self._lately.append(now)
        return False
