"""A real application with four routes, its orders, some robots, and what the learner calls each of them."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import describe

DRINKS = ("latte", "mocha", "chai", "espresso", "tea")
ROBOTS = ("/admin.php", "/.env", "/wp-login", "/backup.zip", "/order")
NOWHERE = "no route"
METHODS = ("GET", "GET", "POST", "GET", "HEAD")  # and queries: what five visits of a kind differ in
QUERIES = ("", "", "?milk={0}", "?milk={0}", "?sugar={1}")


class Middleware:
    """Asks the learner's `label` after each order, as a middleware would."""

    def __init__(self, app: Any, label: Any) -> None:
        self.app, self.label = app, label
        self.given: Any = None
        self.raised: dict[str, Any] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)
        try:
            self.given = self.label(scope)
        except Exception as error:
            self.raised = self.raised or describe(error)
            self.given = None


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Five orders of each kind, numbers drawn anew, with other queries and by other methods."""
    import httpx

    middleware = Middleware(_shop(), cell.label)
    numbers = chance.sample(range(10, 10_000), 5)
    kinds = {
        "/menu": ["/menu"] * 5,
        "/order/{number}": [f"/order/{number}" for number in numbers],
        "/order/{number}/receipt": [f"/order/{number}/receipt" for number in numbers],
        "/drink/{name}": [f"/drink/{drink}" for drink in DRINKS],
        NOWHERE: ROBOTS,
    }
    visits = [
        (route, method, path + query.format(*numbers))
        for route, paths in kinds.items()
        for path, method, query in zip(paths, METHODS, QUERIES, strict=True)
    ]
    chance.shuffle(visits)
    told = seen["told"] = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(middleware), base_url="http://shop") as client:
        for route, method, path in visits:
            await client.request(method, path)
            given = middleware.given
            told.append([route, path, repr(given)[:200], type(given).__name__, method])
            seen["error"] = middleware.raised | {"path": path} if middleware.raised else {}
            if middleware.raised:
                return


def _shop() -> Any:
    from fastapi import FastAPI

    app = FastAPI()
    for path in ("/menu", "/order/{number}", "/order/{number}/receipt", "/drink/{name}"):
        app.api_route(path, name=path.strip("/").replace("/", "_"), methods=sorted({*METHODS}))(_served)
    return app


async def _served() -> str:
    return "served"


def labels(e: Evidence) -> dict[str, set[str]]:
    """Return the labels of each route."""
    found: dict[str, set[str]] = {}
    for route, _, given, *_ in e.seen.get("told", ()):
        found.setdefault(route, set()).add(given)
    return found


def passes(e: Evidence) -> str | None:
    """Each route has one label, and no two share one."""
    found, told = labels(e), e.seen.get("told", [])
    every = [given for given_to in found.values() for given in given_to]
    whole = len(found) == 5 and len(every) == len(set(every)) == 5
    if e.seen.get("error") or not whole or {kind for _, _, _, kind, _ in told} != {"str"}:
        return None
    return f"{len(told)} visits to {len({path for _, path, *_ in told})} paths made {len(every)} labels."


def saw(e: Evidence) -> str:
    """Say how many labels there were."""
    found = labels(e)
    counts = ", ".join(f"{route}: {len(given)}" for route, given in sorted(found.items()))
    return f"Labels by route: {counts}."
