"""Which endpoint is behind a request: an ASGI wrapper that tells the x-ray."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import Context, ContextVar
from typing import Any

from coffeeshop.ledger import Visit
from coffeeshop.xray.blame import endpoint_name
from coffeeshop.xray.ids import loop_id, task_id

Scope = MutableMapping[str, Any]
Application = Callable[
    [Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]
]

# The scope of the request that this context serves. Routers write the endpoint into it, so that a
# block in the request can name the endpoint, also while FastAPI's own code runs.
request_scope: ContextVar[Scope | None] = ContextVar("request_scope", default=None)


def scope_in(context: Context | None) -> Scope | None:
    """Return the request's scope in another's context, None where it serves no request."""
    return context.get(request_scope) if context is not None else None


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
        arrived = time.perf_counter_ns()
        request_scope.set(scope)  # never reset: a request's last slice is judged after its end
        answer: dict[str, int] = {}

        async def noted(message: Any) -> None:
            if message["type"] in ("http.response.start", "websocket.accept") and not answer:
                answer.update(at=time.perf_counter_ns(), status=message.get("status", 101))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            self._keep(_visit(scope, arrived, answer))

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
