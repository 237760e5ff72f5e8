"""The shops that the learner's test is run against: two that order twice, and one that does not."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from coffeeshop.engines.supply import Supply, turns

PATIENCE = 0.2  # seconds that a shop waits for an answer
ATTEMPTS = 3


class Shop:
    """A shop that orders from a supplier, and tries again where no answer comes."""

    def __init__(self, url: str, headers: Callable[[], Callable[[], dict[str, str]]]) -> None:
        self._url, self._headers = url, headers
        self._begun = self._ended = 0

    @property
    def begun(self) -> int:
        """How many orders it was told to place."""
        return self._begun

    @property
    def at_rest(self) -> bool:
        """Whether it has ordered, and has come to the end of each order."""
        return 0 < self._begun == self._ended

    async def order(self, item: str) -> int:
        """Order `item`; return the number that the supplier gave the order."""
        self._begun += 1
        try:
            number = await self._attempts(item)
        except Exception:  # a cancellation passes: whoever is stopped half-way has not come to the end
            self._ended += 1
            raise
        self._ended += 1
        return number

    async def _attempts(self, item: str) -> int:
        import httpx

        headers, here = self._headers(), {"base_url": self._url, "trust_env": False, "verify": False}
        async with httpx.AsyncClient(timeout=PATIENCE, **here) as client:
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    answer = await client.post("/orders", json={"item": item}, headers=headers())
                    answer.raise_for_status()
                    return answer.json()["number"]
                except httpx.TransportError:
                    if attempt == ATTEMPTS:
                        raise
        raise AssertionError("not reached")


def without_key() -> Callable[[], dict[str, str]]:
    """No attempt carries a key."""
    return dict


def one_key() -> Callable[[], dict[str, str]]:
    """Every attempt carries the key of its order."""
    key = str(uuid.uuid4())
    return lambda: {"Idempotency-Key": key}


def key_each() -> Callable[[], dict[str, str]]:
    """Every attempt carries a key of its own."""
    return lambda: {"Idempotency-Key": str(uuid.uuid4())}


SHOPS = {"hasty": without_key, "careful": one_key, "forgetful": key_each}


class Dairy:
    """The supplier as a test sees it: what it will do next, and what it has noted."""

    def __init__(self, supply: Supply) -> None:
        self._supply = supply

    @property
    def orders(self) -> list[dict[str, Any]]:
        """The orders that it has taken: number, item, and idempotency key or None."""
        return [dict(order) for order in self._supply.orders]

    @property
    def counts(self) -> Any:
        """What has reached it."""
        return self._supply.counts

    def next(self, *what: Any) -> None:
        """Say what becomes of the next requests, in turn: "hang", "cut", "ok", or a status such as 500."""
        self._supply.coming.extend(turns(what))

    def reset(self) -> None:
        """Count from zero, and forget orders and turns."""
        self._supply.reset()
