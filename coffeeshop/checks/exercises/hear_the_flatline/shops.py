"""The shops that the learner's test is run against: two whose loop is free, and three that hold theirs."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from fastapi import Depends, FastAPI

HEATING = 0.2  # seconds that the milk takes, in every shop
GRINDING = 0.02  # seconds on the loop, in every shop: no fault
LATTE = HEATING + GRINDING
BEANS = bytes(100_000)  # enough that hashing them lets go of the GIL
BARE = asyncio.events.Handle._run  # an x-ray that records puts another in its place


def compute(seconds: float) -> None:
    """Work for so long, as a busy machine's clock tells it.

    Hashing lets go of the GIL. A test whose own loop runs beside the shop's would else wait for it 5 ms at each
    system call, and its ping would set out so late that the hold is nearly over.
    """
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        sha256(BEANS)


async def grind() -> None:
    """What every endpoint does first: a little work."""
    compute(GRINDING)


def heat() -> None:
    """Heat the milk, and hold the thread meanwhile."""
    time.sleep(HEATING)


async def awaits() -> str:
    await asyncio.sleep(HEATING)
    return "latte"


def helper() -> str:
    heat()
    return "latte"


async def sleeps() -> str:
    time.sleep(HEATING)  # noqa: ASYNC251 (the fault that the learner's test is to hear)
    return "latte"


async def deep() -> str:
    heat()
    return "latte"


async def computes() -> str:
    compute(HEATING)
    return "latte"


RIGHT: dict[str, Callable[[], Awaitable[str] | str]] = {"awaits": awaits, "helper": helper}
WRONG: dict[str, Callable[[], Awaitable[str]]] = {"sleeps": sleeps, "deep": deep, "computes": computes}


@dataclass
class Book:
    """Which requests came, on which loop, and when; `tester` is the thread that pytest runs in."""

    visits: list[dict[str, Any]] = field(default_factory=list)
    tester: int = 0

    def take(self) -> dict[str, Any]:
        """Return the requests since the last time."""
        came, self.visits = self.visits, []
        return {"visits": came}


class Noted:
    """Middleware that enters each request in the book."""

    def __init__(self, app: Any, book: Book) -> None:
        self.app, self.book = app, book

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        visit = {
            "path": scope["path"],
            "began": time.perf_counter(),
            "loop": id(asyncio.get_running_loop()),
            "xrayed": asyncio.events.Handle._run is not BARE,
            "elsewhere": threading.get_ident() != self.book.tester,
        }
        self.book.visits.append(visit)

        async def noting(message: Any) -> None:
            visit.setdefault("ended", time.perf_counter())
            await send(message)

        await self.app(scope, receive, noting)


def shop(name: str, book: Book) -> FastAPI:
    """Return the shop of that name."""
    app, book.tester = FastAPI(), threading.get_ident()
    app.add_middleware(Noted, book=book)
    app.get("/latte", dependencies=[Depends(grind)])({**RIGHT, **WRONG}[name])

    @app.get("/ping")
    async def ping() -> str:
        return "pong"

    return app
