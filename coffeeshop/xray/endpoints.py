"""Which endpoint is behind a request: an ASGI wrapper that tells the x-ray."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import Context, ContextVar
from typing import Any, NamedTuple

from coffeeshop.ledger import Visit
from coffeeshop.xray.blame import endpoint_name
from coffeeshop.xray.ids import loop_id, task_id

Scope = MutableMapping[str, Any]
Application = Callable[
    [Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]
]


class Served(NamedTuple):
    """A request that a context serves, or has served last. Routers write the endpoint into its scope."""

    scope: Scope
    arrived: int
    around: Served | None  # the request that was served when this one came
    left: int | None = None

    def share(self, start: int, end: int) -> int:
        """Return how much of a slice belongs to the request; a task made meanwhile never leaves it."""
        return min(end, self.left or end) - max(start, self.arrived)


_served: ContextVar[Served | None] = ContextVar("coffeeshop served", default=None)


def serve_scope(scope: Scope) -> Served:
    """Note that this context serves a request, so that a block in it can name the endpoint."""
    around = _served.get()
    while around is not None and around.left is not None:
        around = around.around
    served = Served(scope, time.perf_counter_ns(), around)
    _served.set(served)
    return served


def leave_scope(served: Served) -> None:
    """Note that the request is over; its last slice is judged after its end, so it stays in the context."""
    _served.set(served._replace(left=time.perf_counter_ns()))


def scope_in(context: Context | None, start: int, end: int) -> Scope | None:
    """Return the scope of the request to which most of a slice belongs, in its context; None for none."""
    served = context.get(_served) if context is not None else None
    while served is not None and 2 * served.share(start, end) <= end - start:
        served = served.around
    return served.scope if served is not None else None


class NameEndpoints:
    """An ASGI application around yours, which tells the x-ray of every request and its endpoint.

    `app = NameEndpoints(app)` is all; `serve` does the same by itself. `write` gets a
    `ledger.Visit` once a request is over; by default every recording that is on gets it.
    """

    def __init__(self, app: Application, write: Callable[[Visit], object] | None = None) -> None:
        self.app = app
        self._write = write

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Pass everything through, to the letter."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        served = serve_scope(scope)
        answer: dict[str, int] = {}

        async def noted(message: Any) -> None:
            if message["type"] in ("http.response.start", "websocket.accept") and not answer:
                answer.update(at=time.perf_counter_ns(), status=message.get("status", 101))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            leave_scope(served)
            self._keep(_visit(scope, served.arrived, answer))

    def _keep(self, visit: Visit) -> None:
        from coffeeshop.xray.camera import camera

        (self._write or camera.write)(visit)


def _visit(scope: Scope, arrived: int, answer: dict[str, int]) -> Visit:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    endpoint = scope.get("endpoint")
    return Visit(
        order=None,
        loop=loop_id(loop),
        task=task_id(task),
        method=scope.get("method", "WEBSOCKET"),
        path=scope.get("path", ""),
        endpoint=endpoint_name(endpoint, None) or None,
        arrived=arrived,
        answered=answer.get("at"),
        left=time.perf_counter_ns(),
        status=answer.get("status"),
    )
