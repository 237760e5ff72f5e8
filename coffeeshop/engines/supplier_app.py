"""The supplier's own process: `python -m coffeeshop.engines.supplier_app`, started by `Supplier`.

A second FastAPI application behind a gate that counts, refuses, hangs, drips and cuts the line.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI, Header
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from uvicorn.protocols.http.h11_impl import H11Protocol

from coffeeshop.children import Parent, watch_parent
from coffeeshop.engines.supply import Counts, Knobs, Supply, Turn
from coffeeshop.serving.sockets import listening
from coffeeshop.serving.token import Token, own_token


class Wish(BaseModel):
    """What a shop orders."""

    item: str


def create_app(supply: Supply) -> FastAPI:
    """Return the application behind the gate: `GET /milk`, `GET /orders` and `POST /orders`."""
    app = FastAPI(title="The supplier")

    @app.get("/milk")
    async def milk() -> str:
        return "hot milk"

    @app.get("/orders")
    async def orders() -> list[dict[str, Any]]:
        return supply.orders

    @app.post("/orders", status_code=201)
    async def order(wish: Wish, idempotency_key: Annotated[str | None, Header()] = None) -> dict[str, Any]:
        return supply.note(wish.item, idempotency_key)

    return app


class Gate:
    """Pure ASGI around the application: gives each request its turn, and counts it."""

    def __init__(self, supply: Supply, app: Any = None) -> None:
        self.supply, self.app = supply, app or create_app(supply)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request, or don't."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        turn = self.supply.turn(time.monotonic())
        if isinstance(turn, int):
            self.supply.count("refused" if turn == 429 else "failed")
            await _refusal(turn)(scope, receive, send)
            return
        self.supply.enter()
        try:
            await self._serve(turn, scope, receive, send)
        finally:
            self.supply.leave()

    async def _serve(self, turn: Turn, scope: Any, receive: Any, send: Any) -> None:
        answer = await self._answer(scope, receive)  # an order is taken now, whatever becomes of the answer
        if turn in ("hang", "cut"):
            self.supply.count("failed")
            if turn == "cut":
                await _cut(scope, send)
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        await asyncio.sleep(self.supply.latency())
        for message in _drops(answer) if turn == "drip" else answer:
            await send(message)
            if message.get("more_body"):
                await asyncio.sleep(self.supply.latency())
        self.supply.count("served")

    async def _answer(self, scope: Any, receive: Any) -> list[Any]:
        answer: list[Any] = []

        async def keep(message: Any) -> None:
            answer.append(message)

        await self.app(scope, receive, keep)
        return answer


async def _cut(scope: Any, send: Any) -> None:
    """Cut the line: at once where it is at hand, else in the middle of an answer, which uvicorn then does."""
    line = scope.get("extensions", {}).get("line")
    if line is not None:
        line.transport.abort()
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
    raise ConnectionAbortedError("the supplier cut the line")


def _refusal(status: int) -> JSONResponse:
    said = {429: "Too many at once. Come again later."}.get(status, "The supplier has a problem.")
    return JSONResponse(
        {"detail": said}, status, headers={"retry-after": "1"} if status in (429, 503) else None
    )


def _drops(answer: list[Any]) -> list[Any]:
    """Return the same answer with its body cut into single bytes."""
    head, body = answer[0], b"".join(message.get("body", b"") for message in answer[1:])
    drops = [
        {"type": "http.response.body", "body": body[at : at + 1], "more_body": at + 1 < len(body)}
        for at in range(len(body))
    ]
    return [head, *drops]


def line_of(supply: Supply) -> type[H11Protocol]:
    """Return uvicorn's protocol, one instance a connection, which is counted and can be cut."""

    class Line(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            supply.count("connections")
            app = self.app

            async def with_line(scope: Any, receive: Any, send: Any) -> None:
                await app({**scope, "extensions": {"line": self}}, receive, send)

            self.app = with_line

    return Line


def obey(supply: Supply, order: dict[str, Any]) -> dict[str, Any]:
    """Do what the parent asks, on the supplier's loop; return the answer."""
    if "knobs" in order:
        supply.knobs = Knobs(**order["knobs"])
    elif "next" in order:
        supply.coming.extend(order["next"])
    elif "reset" in order:
        supply.reset()
    return {"counts": Counts(*supply.counts)._asdict(), "orders": supply.orders}


def main() -> None:
    """Supply until the parent is gone."""
    parent = watch_parent()
    supply = Supply(Knobs(**parent.receive()["knobs"]))
    listener = listening(0)
    app, token = Gate(supply), own_token()
    config = uvicorn.Config(
        Token(token).guarding(app) if token else app, http=line_of(supply), ws="none", loop="asyncio",
        lifespan="off", access_log=False, log_level="warning", log_config=None,
    )  # fmt: skip
    config.load()
    with asyncio.Runner(loop_factory=_loop) as runner:
        loop = runner.get_loop()
        threading.Thread(target=_listen, args=(parent, supply, loop), daemon=True).start()
        loop.call_soon(parent.send, {"port": listener.getsockname()[1]})  # it listens already
        runner.run(uvicorn.Server(config).serve(sockets=[listener]))


def _listen(parent: Parent, supply: Supply, loop: asyncio.AbstractEventLoop) -> None:
    while True:
        order = parent.receive()
        loop.call_soon_threadsafe(lambda order=order: parent.send(obey(supply, order)))


def _loop() -> asyncio.AbstractEventLoop:
    # Named, so that no policy puts uvloop in its place: its connections can't be cut in the same way.
    return asyncio.ProactorEventLoop() if sys.platform == "win32" else asyncio.SelectorEventLoop()


if __name__ == "__main__":
    main()
