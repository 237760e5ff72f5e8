"""The application that is looked at: a process of its own, opened and closed by `Patient`."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any, Self

import httpx

from coffeeshop.children import Child, ChildGone
from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError

PATIENCE = 60.0  # seconds that an application may take to be imported and to start


class Patient:
    """The application at `place` ("module:app"), served in a process with the x-ray on its loop.

    A context manager. `threshold` is in seconds; `headers` are (name, value) pairs that every request
    will carry. ShopError in one sentence where the application can't be found, made or started.
    """

    def __init__(self, place: str, threshold: float, headers: list[tuple[str, str]]) -> None:
        self._order = {"app": place, "threshold": threshold, "headers": headers}
        self._child: Child | None = None
        self.url = ""

    def open(self) -> None:
        """Start the process and wait until the application accepts."""
        self._child = Child("coffeeshop.cli.child")
        self._child.send(self._order)
        try:
            answer = self._heard(PATIENCE)
        except TimeoutError:
            raise ShopError(
                f"{self._order['app']} did not open within {PATIENCE:.0f} seconds: its import or lifespan "
                "still runs. Look there for a wait that never ends."
            ) from None
        self._offset = self._child.clock_offset()
        self.url = f"http://127.0.0.1:{answer['port']}"

    def reopen(self) -> None:
        """End the application without ceremony and start it anew."""
        self.close(0.1)
        self.open()

    def endpoints(self) -> list[Endpoint]:
        """Return the endpoints that the application lists."""
        return [Endpoint(*row) for row in self._ask("endpoints")["endpoints"]]

    def begin(self) -> None:
        """Begin a new record."""
        self._ask("record")

    def record(self) -> Run:
        """Return what the x-ray saw since `begin`, on this process's clock."""
        return Run.from_dict(self._ask("record")["record"]).shifted(self._offset)

    def last_record(self) -> Run:
        """Return what the x-ray saw, with the slice that still runs; it sees nothing after that."""
        return Run.from_dict(self._ask("last record")["record"]).shifted(self._offset)

    def answers(self, seconds: float) -> bool:
        """Return whether the application's loop gets free within `seconds`."""
        try:
            httpx.get(f"{self.url}/.coffeeshop/warm", timeout=seconds, trust_env=False)
        except httpx.TransportError:
            return False
        return True

    @property
    def said(self) -> str:
        """What the application printed last."""
        return self._child.said if self._child else ""

    def close(self, patience: float = 3.0) -> None:
        """End the application and its process, by force where it has not closed after `patience` seconds."""
        child, self._child = self._child, None
        if child is None:
            return
        try:
            with contextlib.suppress(ChildGone, TimeoutError):
                child.send({"do": "stop"})
                while "failed" not in child.receive(patience):
                    pass
        finally:
            child.stop(grace=min(patience, 0.5))

    def __enter__(self) -> Self:
        try:
            self.open()
        except BaseException:
            self.close(0.1)
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _ask(self, wanted: str) -> dict[str, Any]:
        if self._child is None:
            raise ShopError("The application is closed.")
        self._child.send({"do": wanted})
        return self._heard(10.0)

    def _heard(self, seconds: float) -> dict[str, Any]:
        assert self._child is not None
        answer = self._child.receive(seconds)
        if "failed" in answer:
            raise ShopError(answer["failed"])
        return answer


def joined(rushed: Run, seen: Run) -> Run:
    """Return the customers' run with what the x-ray saw meanwhile.

    What came before the first order and after the last is the x-ray's own: opening connections,
    asking for the record.
    """
    whole = rushed.merged(seen)
    whole = replace(whole, threshold=seen.threshold, loops=tuple(dict.fromkeys(whole.loops)))
    return whole.between(rushed.start, rushed.end) if rushed.orders else whole
