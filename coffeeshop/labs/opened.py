"""What a lab sees of its shop while customers are still in it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Tick
from coffeeshop.xray.pulse import Pulse


class Glass:
    """An ASGI application around `app` that shows from outside when the first order came and how the
    loop's pulse beats. Both are read from the notebook's thread while the shop is at work. Once its
    `screen` is closed, an order that still comes is refused: a queue of blocking orders would else run
    to its end.
    """

    def __init__(self, app: Any, screen: Screen) -> None:
        self.app = app
        self.screen = screen
        self.opened: int | None = None  # perf_counter_ns at which the first order reached the shop
        self._beats: list[int] = []

    async def __call__(
        self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
    ) -> None:
        if scope["type"] == "lifespan":
            pulse = Pulse(self._beat, "shop")
            pulse.start()
            try:
                await self.app(scope, receive, send)
            finally:
                pulse.stop()
            return
        if self.screen.closed and scope["type"] == "http":
            await send({"type": "http.response.start", "status": 503, "headers": []})
            await send({"type": "http.response.body"})
            return
        if self.opened is None and scope["type"] == "http":
            self.opened = time.perf_counter_ns()
        await self.app(scope, receive, send)

    def _beat(self, tick: Tick) -> None:
        self._beats.append(tick.at)

    def since(self) -> float | None:
        """Seconds since the first order came; None before."""
        return None if self.opened is None else (time.perf_counter_ns() - self.opened) / 1e9

    def beats(self) -> list[float]:
        """Return when the pulse has beaten, in seconds after the first order, rounded to milliseconds."""
        zero = self.opened
        if zero is None:
            return []
        return [round((at - zero) / 1e9, 3) for at in list(self._beats) if at >= zero]
