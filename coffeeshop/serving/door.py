"""The front door: pure ASGI around an application, which writes down who came and when they left.

It changes nothing of what the application answers. Streams, WebSockets and lifespan pass through.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import Any

from coffeeshop import ledger
from coffeeshop.ledger import Recorder, Run, Tick, Visit
from coffeeshop.serving.token import Token
from coffeeshop.xray.blame import endpoint_name
from coffeeshop.xray.endpoints import leave_scope, serve_scope
from coffeeshop.xray.ids import loop_id, task_id

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OURS = "/.coffeeshop/"
TICKS = 20_000  # the newest of an idle shop's ticks: about a quarter of an hour


class Door:
    """An ASGI application around `app` that keeps the record of its visits.

    It answers three addresses itself: GET /.coffeeshop/warm (204, to open a connection), POST
    /.coffeeshop/new (204, begins a new page) and GET /.coffeeshop/record (`Run.as_dict` of what was
    written since, and `now`, this process's `perf_counter_ns`). With a `token`, whoever comes without
    it gets a 401; see `Token`. A `private` door answers nothing itself. `more` adds what the x-ray saw
    to each record.
    """

    def __init__(
        self,
        app: App,
        token: str | None = None,
        more: Callable[[], Run] | None = None,
        private: bool = False,
    ) -> None:
        self.app = app
        self.private = private
        self.more = more
        self.failure: BaseException | str | None = None  # why the application did not start
        self._token = Token(token) if token else None
        self._names: dict[int, tuple[Any, str | None]] = {}
        self._inside: dict[int, tuple[Recorder, dict[str, Any], Scope]] = {}
        self.begin()

    def begin(self) -> None:
        """Begin a new page. Requests still inside go on writing on the page they came in on."""
        self.page = Recorder()
        self._ticks: deque[Tick] = deque(maxlen=TICKS)
        self._since = time.perf_counter_ns()
        if self.more:
            self.more()

    def tick(self, tick: Tick) -> None:
        """Write a tick of the pulse; the oldest give way, so that an idle shop fills no page."""
        self._ticks.append(tick)

    def record(self) -> Run:
        """Return what was written since the last record or `begin`; who is still inside has not left."""
        ticks, self._ticks = self._ticks, deque(maxlen=TICKS)
        here = [held[1:] for held in list(self._inside.values()) if held[0] is self.page]
        inside = [Visit(**{**visit, "endpoint": self._name(scope.get("endpoint"))}) for visit, scope in here]
        run = self.page.take().merged(ledger.collect([*ticks, *inside]))
        run = run.merged(self.more()) if self.more else run
        since, self._since = self._since, time.perf_counter_ns()
        return replace(run, start=since, end=self._since)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "lifespan":
            await self._lifespan(scope, receive, send)
        elif self._token and not self._token.fits(scope):
            await self._token.refuse(scope, receive, send)
        elif kind == "http" and scope["path"].startswith(OURS) and not self.private:
            await self._answer(scope, send)
        elif kind in ("http", "websocket"):
            await self._visit(scope, receive, self._token.remembered(scope, send) if self._token else send)
        else:
            await self.app(scope, receive, send)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = _arrival(scope)
        _behind_proxy(scope)
        page, key = self.page, id(visit)
        self._inside[key] = page, visit, scope
        marks = ledger.page.set(page), ledger.order_number.set(visit["order"])
        served = serve_scope(scope)

        async def noting(message: MutableMapping[str, Any]) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                visit["status"] = message.get("status", 101)
                visit["answered"] = time.perf_counter_ns()
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            left = time.perf_counter_ns()
            leave_scope(served)
            del self._inside[key]
            page.write(Visit(**{**visit, "left": left, "endpoint": self._name(scope.get("endpoint"))}))
            ledger.page.reset(marks[0])
            ledger.order_number.reset(marks[1])

    def _name(self, endpoint: Any) -> str | None:
        if id(endpoint) not in self._names:  # finding the line of its `def` costs 50 microseconds
            self._names[id(endpoint)] = endpoint, endpoint_name(endpoint, None) or None
        return self._names[id(endpoint)][1]

    async def _lifespan(self, scope: Scope, receive: Receive, send: Send) -> None:
        failed = False

        async def noting(message: MutableMapping[str, Any]) -> None:
            nonlocal failed
            if message["type"] == "lifespan.startup.failed":
                failed, self.failure = True, message.get("message") or "it gave no reason"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except BaseException as error:
            if failed:
                self.failure = error
            raise

    async def _answer(self, scope: Scope, send: Send) -> None:
        asked = scope["method"], scope["path"].removeprefix(OURS)
        if asked == ("GET", "warm"):
            await respond(send, 204)
        elif asked == ("POST", "new"):
            self.begin()
            await respond(send, 204)
        elif asked == ("GET", "record"):
            record = {**self.record().as_dict(), "now": time.perf_counter_ns()}
            await respond(send, 200, json.dumps(record).encode(), b"application/json")
        else:
            await respond(send, 404, b"The front door knows warm, new (POST) and record.\n")


async def respond(send: Send, status: int, body: bytes = b"", kind: bytes = b"text/plain") -> None:
    """Send one small answer."""
    headers = [(b"content-type", kind)] if body else []
    if status != 204:
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _arrival(scope: Scope) -> dict[str, Any]:
    task = asyncio.current_task()
    return {
        "order": _order(scope),
        "loop": loop_id(asyncio.get_running_loop()),
        "task": task_id(task),
        "method": scope.get("method", "WEBSOCKET"),
        "path": scope["path"],
        "endpoint": None,
        "arrived": time.perf_counter_ns(),
    }


def _behind_proxy(scope: Scope) -> None:
    # Jupyter's proxy strips its prefix from the path and names it in a header; /docs needs it back. In ASGI
    # the path begins with the root path, and what is mounted, such as the files of /docs, relies on that.
    for name, value in scope["headers"]:
        if name == b"x-forwarded-prefix" and not scope.get("root_path"):
            scope["root_path"] = value.decode("latin-1").rstrip("/")
            scope["path"] = scope["root_path"] + scope["path"]


def _order(scope: Scope) -> int | None:
    for name, value in scope["headers"]:
        if name == b"x-order":
            return int(value) if value.isdigit() and len(value) < 19 else None
    return None
