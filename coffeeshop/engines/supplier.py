"""`supplier()`: another service that the shop calls, real, near, and as unreliable as you like."""

from __future__ import annotations

import threading
from dataclasses import asdict
from typing import Any, Self

from coffeeshop.children import Child, ChildGone
from coffeeshop.engines.engine import HOST
from coffeeshop.engines.supply import Counts, Knobs, Turn, turns
from coffeeshop.menu import ShopError
from coffeeshop.serving import owners
from coffeeshop.serving.token import at, own_token

PATIENCE = 30.0  # seconds that it may take to open, on the slowest machine


class Supplier:
    """A second FastAPI application in a process of its own; made by `supplier`.

    `GET /milk` answers "hot milk". `POST /orders` with {"item": "beans"} notes an order and answers
    with its number; sent again with the same header `Idempotency-Key`, it is noted once. A context
    manager that also works as a plain call: it ends with `stop()`, with the next run of the cell that
    made it, and with this process, whatever ends that.
    """

    def __init__(self, knobs: Knobs) -> None:
        self._owner = owners.key()
        owners.stop_former(self._owner)
        self._lock = threading.Lock()
        self._knobs = knobs
        self._child: Child | None = Child("coffeeshop.engines.supplier_app")
        owners.open_shops.add(self)
        try:
            self._child.send({"knobs": asdict(knobs)})
            self.port: int = self._child.receive(PATIENCE)["port"]
        except BaseException as error:
            self.stop()
            if isinstance(error, TimeoutError):
                raise ShopError(f"The supplier did not open within {PATIENCE:g} s. Start it again.") from None
            raise

    @property
    def url(self) -> str:
        """Its address, such as "http://127.0.0.1:43121"."""
        return at(f"{HOST}:{self.port}", own_token())

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return self._child is not None and self._child.alive

    @property
    def pid(self) -> int:
        """Its process id; ShopError once it is stopped."""
        return self._running().pid

    @property
    def counts(self) -> Counts:
        """What has reached it since it was started or reset."""
        return Counts(**self._ask({"look": True})["counts"])

    @property
    def orders(self) -> list[dict[str, Any]]:
        """The orders that it has taken: number, item, and idempotency key or None."""
        return self._ask({"look": True})["orders"]

    def set(self, **knobs: Any) -> None:
        """Turn knobs, from the next request on: `latency`, `jitter`, `errors`, `limit`, `rate`, `seed`.

        ShopError where there is no such knob, or where it cannot be turned there.
        """
        wanted = self._knobs.turned(knobs)
        self._ask({"knobs": asdict(wanted)})
        self._knobs = wanted

    def next(self, *what: Turn) -> None:
        """Say what becomes of the next requests, in turn; those after them are served as the knobs say.

        A status such as 500 refuses the request. "hang" takes it and never answers, "cut" takes it
        and cuts the line, "drip" answers byte by byte with `latency` before each, "ok" answers.
        """
        self._ask({"next": turns(what)})

    def reset(self) -> None:
        """Count from zero, forget orders and turns, and throw the same dice again; knobs stay."""
        self._ask({"reset": True})

    def stop(self) -> None:
        """End it, and cut off whoever still waits; nothing happens the second time."""
        owners.open_shops.discard(self)
        child, self._child = self._child, None
        if child is not None:
            child.stop(grace=2.0)

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            try:
                self._running().send(order)
                return self._running().receive(10.0)
            except ChildGone as error:
                raise ShopError(f"The supplier is gone. {error} Start it again.") from None

    def _running(self) -> Child:
        if self._child is None:
            raise ShopError("The supplier is stopped. Start it again.")
        return self._child

    def __enter__(self) -> Self:
        self._running()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Supplier at {self.url}>" if self.alive else "<Supplier, stopped>"


def supplier(
    latency: float = 0.2,
    jitter: float = 0.0,
    errors: float = 0.0,
    limit: int | None = None,
    rate: float | None = None,
    seed: int = 0,
) -> Supplier:
    """Open a supplier on a free loopback port and return it.

    An answer takes `latency` seconds, and up to `jitter` more. A share `errors` of the requests, from
    0 to 1, gets a 500. With `limit`, whoever comes while so many are in flight gets a 429; with
    `rate`, whoever comes as one too many within a second. What is left to chance follows from `seed`:
    the same requests in the same order fare alike each time. Every knob can be turned later with
    `set`. ShopError where a knob cannot be so, or where the process does not open.
    """
    wanted = {
        "latency": latency,
        "jitter": jitter,
        "errors": errors,
        "limit": limit,
        "rate": rate,
        "seed": seed,
    }
    return Supplier(Knobs().turned(wanted))
