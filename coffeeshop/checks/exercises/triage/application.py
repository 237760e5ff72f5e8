"""The shop whose endpoints are the bodies, each under the keyword that was chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
from fastapi import BackgroundTasks, FastAPI

from coffeeshop.checks.exercises.triage.bodies import BODIES, SHOP, written
from coffeeshop.children.pool import run_in_process
from coffeeshop.engines.supplier_app import Gate
from coffeeshop.engines.supply import Supply

PATH = "/triage/"


def suppliers(supply: Supply) -> Gate:
    """Return the dairy and the club, whose answers take what `supply` says, and who are counted."""
    app = FastAPI()

    @app.get("/milk")
    async def milk() -> str:
        return "milk"

    @app.get("/member")
    async def member() -> str:
        return "member"

    return Gate(supply, app)


def application(choices: dict[str, str], stock: str, url: str) -> tuple[FastAPI, dict[str, str]]:
    """Return the shop, and what Python said of the bodies that it could not read."""
    app, unread = FastAPI(), {}
    shop = SHOP.format(stock=stock, url=url)
    names: dict[str, Any] = {}
    exec(shop, names)
    names["dairy"] = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, verify=False)
    for name, kind in choices.items():
        try:
            function = _made(name, kind, shop, names)
        except SyntaxError as error:
            unread[name] = str(error.msg)
            continue
        app.get(PATH + name)(_thanks(function) if BODIES[name].after else function)

    @app.get("/ping")
    async def ping() -> str:
        return "pong"

    return app, unread


def _made(name: str, kind: str, shop: str, names: dict[str, Any]) -> Callable[..., Any]:
    source = written(name, kind)
    if kind == "process":
        there = f"[names := {{}}, exec({shop + source!r}, names), names[{name!r}]()][-1]"

        async def elsewhere() -> Any:
            return await run_in_process(eval, there)

        return elsewhere
    exec(compile(source, f"{name}.py", "exec"), names)
    return names[name]


def _thanks(task: Callable[..., Any]) -> Callable[..., Any]:
    async def take(tasks: BackgroundTasks) -> str:
        tasks.add_task(task)
        return "thank you"

    return take
