"""The coffee shop as a FastAPI application: one endpoint for each way of working."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import JSONResponse

from coffeeshop import menu
from coffeeshop.barista import WAYS, make_awaiting, make_blocking, make_in_process
from coffeeshop.children.pool import pool_in_use
from coffeeshop.menu import Drink, ShopError


async def ordered(
    request: Request,
    milk: Annotated[float | None, Query(ge=0, le=60, description="seconds that milk heats")] = None,
    drink: Annotated[str | None, Query(description="a drink on the menu, in place of milk")] = None,
) -> Drink:
    """What the customer asked for: a drink on the menu, or milk for some seconds."""
    if drink is not None:
        return menu.drink(drink)
    return menu.milk(request.app.state.milk if milk is None else milk)


Ordered = Annotated[Drink, Depends(ordered)]


async def blocking(drink: Ordered) -> str:
    """time.sleep in `async def`: the loop stands still, and everybody waits."""
    make_blocking(drink)
    return drink.name


async def awaiting(drink: Ordered) -> str:
    """await asyncio.sleep in `async def`: the loop serves others while the milk heats."""
    await make_awaiting(drink)
    return drink.name


def thread(drink: Ordered) -> str:
    """time.sleep in plain `def`: FastAPI calls it in a thread, forty at a time."""
    make_blocking(drink)
    return drink.name


async def process(drink: Ordered) -> str:
    """In another process: as many at a time as there are cores."""
    await make_in_process(drink)
    return drink.name


async def ping() -> str:
    """Nothing to do: as fast as the loop gets round to it."""
    return "pong"


async def not_on_the_menu(request: Request, error: ShopError) -> JSONResponse:
    """A wrong item is the customer's mistake, and gets a sentence."""
    return JSONResponse({"detail": str(error)}, status_code=404)


ENDPOINTS = {"blocking": blocking, "awaiting": awaiting, "thread": thread, "process": process}


def create_app(milk: float = 0.2, ways: Iterable[str] = WAYS) -> FastAPI:
    """Return the shop, with `GET /{way}` for each of `ways`, and `GET /ping`.

    Every order takes `milk` seconds; a request can ask for something else with ?milk=0.5 or
    ?drink=latte. /docs needs no network where fastapi-offline is installed. ShopError where there
    is no such way.
    """
    app = _fastapi()
    app.state.milk = menu.milk(milk).seconds
    app.add_exception_handler(ShopError, not_on_the_menu)
    app.get("/ping")(ping)
    for way in ways:
        if way not in ENDPOINTS:
            raise ShopError(f"There is no way of working called {way!r}. There are {', '.join(ENDPOINTS)}.")
        # With a response model FastAPI would check what a plain `def` returns in a thread too, and an
        # order would queue for a second thread token.
        app.get(f"/{way}", response_model=None)(ENDPOINTS[way])
    return app


@asynccontextmanager
async def open_hours(app: FastAPI) -> AsyncIterator[None]:
    """While the shop is open it may use the process pool; the last shop to close ends the pool."""
    with pool_in_use():
        yield


def _fastapi() -> FastAPI:
    try:
        from fastapi_offline import FastAPIOffline as Application
    except ImportError:  # a plain install: /docs then loads its scripts from a CDN
        Application = FastAPI
    return Application(title="The Coffee Shop", lifespan=open_hours)
