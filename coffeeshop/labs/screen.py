"""What a lab shows while its run goes on: who has been served, and how the pulse beats."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, Protocol

FLUSH = 0.05  # seconds between two updates of the screen


class Clock(Protocol):
    """What is running behind the screen: a shop, or a barista without one."""

    def since(self) -> float | None:
        """Seconds since the run began; None before."""

    def beats(self) -> list[float]:
        """When the pulse has beaten, in seconds after the beginning."""


class Screen:
    """The live part of one run: `watch` notes who is served, `following` shows it 20 times a second.

    `show` gets what the widget's script draws; `fixed` is what stays the same during the run.
    """

    def __init__(self, show: Callable[[dict[str, Any]], None], fixed: dict[str, Any]) -> None:
        self._show, self._fixed = show, fixed
        self._served: list[tuple[float, int]] = []
        self.total: int | None = None
        self.clock: Clock | None = None
        self.closed = False

    def watch(self, done: int, total: int, failed: int = 0) -> None:
        """Note that `done` orders of `total` came back, and `failed` with an error."""
        since = self.clock.since() if self.clock else None
        if since is not None and (not self._served or self._served[-1][1] != done + failed):
            self._served.append((round(since, 3), done + failed))

    def note(self, **facts: Any) -> None:
        """Show these facts too, from now on."""
        self._fixed.update(facts)

    @property
    def served(self) -> str:
        """How many came back so far, in words: "3 of 20"."""
        done = self._served[-1][1] if self._served else 0
        return f"{done} of {'all' if self.total is None else self.total}"

    @contextlib.asynccontextmanager
    async def following(self, clock: Clock, total: int) -> AsyncIterator[None]:
        """Show what `clock` tells until the block ends."""
        self.clock, self.total = clock, total
        flushing = asyncio.create_task(self._flush(clock))
        try:
            yield
        finally:
            flushing.cancel()

    async def _flush(self, clock: Clock) -> None:
        while True:
            if (since := clock.since()) is not None:
                seen = {"t": round(since, 3), "served": list(self._served), "beats": clock.beats()}
                self._show({**self._fixed, "total": self.total, **seen})
            await asyncio.sleep(FLUSH)
