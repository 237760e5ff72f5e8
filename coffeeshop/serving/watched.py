"""An application that tells Prometheus how it is: orders, their time, loop lag, thread tokens."""

from __future__ import annotations

import time
from typing import Any

from coffeeshop.ledger import Tick
from coffeeshop.menu import ShopError
from coffeeshop.xray.pulse import BEAT, Pulse

LAGS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)  # seconds: the buckets of the loop's lag


class Watched:
    """ASGI middleware that serves `/metrics`: `app.add_middleware(Watched)`, or `Watched(app)`.

    It counts orders by route and status (`orders_total`), times them from the middleware's first
    line to its last (`order_seconds`), and tells what such a timer leaves out: the queue in front of
    the loop (`loop_lag_seconds`, a histogram of what a newcomer would have waited, in seconds) and
    thread tokens (`thread_tokens_in_use` of `thread_tokens`). The numbers are this process's own.
    ShopError where prometheus-client is missing.
    """

    def __init__(self, app: Any) -> None:
        self.app = app
        self._pulse: Pulse | None = None
        try:
            from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
        except ImportError:
            how = "python -m pip install prometheus-client"
            raise ShopError(f"Metrics need prometheus-client. Get it with: {how}") from None
        self.registry = CollectorRegistry()
        to = {"registry": self.registry}
        self._orders = Counter("orders", "Orders answered", ["path", "status"], **to)
        self._seconds = Histogram("order_seconds", "An order's time in the application", ["path"], **to)
        self._lag = Histogram("loop_lag_seconds", "What a newcomer waits for the loop", buckets=LAGS, **to)
        self._used = Gauge("thread_tokens_in_use", "Worker threads at work", **to)
        self._tokens = Gauge("thread_tokens", "Worker threads allowed", **to)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one connection: time it if it is an order, answer it if it asks for the metrics."""
        if self._pulse is None:
            self._pulse = Pulse(self._felt)
            self._pulse.start()
        if scope["type"] == "lifespan":
            try:
                await self.app(scope, receive, send)
            finally:
                self._pulse.stop()
                self._pulse = None
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].removeprefix(scope.get("root_path", "")) == "/metrics":
            await self._tell(scope, receive, send)
        else:
            await self._order(scope, receive, send)

    async def _order(self, scope: Any, receive: Any, send: Any) -> None:
        status = ["500"]  # what the server makes of an exception

        async def note(message: Any) -> None:
            if message["type"] == "http.response.start":
                status[0] = str(message["status"])
            await send(message)

        began = time.perf_counter()
        try:
            await self.app(scope, receive, note)
        finally:
            # The route's pattern, not the path: /order/{number} is one time series, /order/17 one of many.
            path = getattr(scope.get("route"), "path", "no route")
            self._seconds.labels(path).observe(time.perf_counter() - began)
            self._orders.labels(path, status[0]).inc()

    async def _tell(self, scope: Any, receive: Any, send: Any) -> None:
        from anyio.to_thread import current_default_thread_limiter
        from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
        from starlette.responses import Response

        limiter = current_default_thread_limiter()
        self._used.set(limiter.borrowed_tokens)
        self._tokens.set(limiter.total_tokens)
        answer = Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)
        await answer(scope, receive, send)

    def _felt(self, tick: Tick) -> None:
        # A held loop misses beats. Each is a newcomer's wait, so each counts, not the first alone.
        for due in range(tick.due, tick.at + 1, BEAT):
            self._lag.observe((tick.at - due) / 1e9)
