"""The shops that the learner's tests are run against: one as it should be, and three with a fault."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from starlette.datastructures import State

BAGS = "/bags"
LATTE, STAPLER = "/orders/latte", "/orders/stapler"


@dataclass
class Fault:
    """What a shop has in place of ten bags, milk, and a latte alone on its menu."""

    bags: int = 10
    milk: bool = True
    menu: tuple[str, ...] = ("latte",)


SHOPS = {
    "right": Fault(),
    "short": Fault(bags=3),
    "dry": Fault(milk=False),
    "generous": Fault(menu=("latte", "stapler")),
}


@dataclass
class Book:
    """What was asked of the shops: path, status, and whether the shop was open. Emptied by `take`."""

    requests: list[tuple[str, int, bool]] = field(default_factory=list)
    opened: bool = False

    def take(self) -> dict[str, Any]:
        """Return what was asked since the last time, and whether the shop of now was ever opened."""
        asked, self.requests = self.requests, []
        return {"requests": asked, "opened": self.opened}


class Noted:
    """Middleware that enters each request in the book."""

    def __init__(self, app: Any, book: Book) -> None:
        self.app, self.book = app, book

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        is_open, answered = hasattr(scope["app"].state, "bags"), False

        async def noting(message: Any) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":  # before the test hears of it and moves on
                answered = True
                self.book.requests.append((scope["path"], message["status"], is_open))
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception:
            if not answered:
                self.book.requests.append((scope["path"], 500, is_open))
            raise


def shop(name: str, book: Book) -> FastAPI:
    """Return the shop of that name, as yet shut."""
    fault, book.opened = SHOPS[name], False

    @asynccontextmanager
    async def hours(app: FastAPI) -> AsyncIterator[None]:
        book.opened, app.state.bags, app.state.menu = True, fault.bags, fault.menu
        yield
        app.state = State()

    app = FastAPI(lifespan=hours)
    app.add_middleware(Noted, book=book)

    @app.get("/bags")
    async def bags(request: Request) -> int:
        return request.app.state.bags

    @app.post("/orders/{drink}")
    async def order(drink: str, request: Request) -> str:
        if drink not in request.app.state.menu:
            raise HTTPException(404, "not on the menu")
        if drink == "latte" and not fault.milk:
            raise HTTPException(503, "there is no milk")
        return drink

    return app
