"""Each body is served under the keyword that was chosen for it, with pings beside it, one after another."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, NamedTuple

from coffeeshop.checks import pools
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.triage.bodies import BODIES, KINDS
from coffeeshop.checks.witness import Witness
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

PINGS = 12
RATE = 100.0  # a second, the customers' own requests included
LATENCY = 0.15  # seconds that the dairy and the club take
PATIENCE = 10.0  # seconds that a customer waits


class Stage(NamedTuple):
    """What the bodies are served with."""

    shop: Any
    witness: Witness
    supply: Any
    unread: dict[str, str]


def load() -> None:
    """Import the suppliers, and make processes quick to start."""
    import coffeeshop.engines.supplier_app  # noqa: F401

    pools.load()


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Read the answer, and where it can be tried, try it."""
    seen["answer"] = choices(cell.spelled)
    if readable(seen["answer"]):
        costs = seen["costs"] = {}
        runs: dict[str, Run] = {}
        async with _stage(seen["answer"]) as stage:
            for name in BODIES:
                costs[name], runs[name] = await _served(stage, name)
        seen["record"] = runs[shown(seen)].as_dict()
    seen["done"] = True


def choices(answer: Any) -> dict[str, str] | str:
    """Return the answer as plain data: its words stripped, or in words what it is where it is no dict of texts."""
    plain = isinstance(answer, dict) and all(isinstance(x, str) for pair in answer.items() for x in pair)
    return {str(k): " ".join(str(v).split()) for k, v in answer.items()} if plain else repr(answer)[:200]


def readable(answer: dict[str, str] | str) -> bool:
    """Say whether there is a keyword for each body."""
    return isinstance(answer, dict) and set(answer) == set(BODIES) and set(answer.values()) <= set(KINDS)


def unsound(seen: dict[str, Any]) -> list[str]:
    """Return the bodies that have been given a keyword that does not do for them."""
    return [name for name, body in BODIES.items() if seen["answer"][name] not in body.sound]


def shown(seen: dict[str, Any]) -> str:
    """Return the body whose run is drawn: of the unsound ones that by which a ping waited longest, else the beans."""
    names = [name for name in unsound(seen) if not seen["costs"][name]["unread"]] or ["beans"]
    return max(names, key=lambda name: seen["costs"][name]["waited"])


@asynccontextmanager
async def _stage(answer: dict[str, str]) -> AsyncIterator[Stage]:
    from coffeeshop.checks.exercises.triage.application import PATH, application, suppliers
    from coffeeshop.engines.supply import Knobs, Supply

    supply = Supply(Knobs(latency=LATENCY))
    with _stock() as stock, pools.diary():
        async with serve(suppliers(supply)) as town:
            app, unread = application(answer, str(stock), town.url)
            witness = Witness(app, PATH)
            async with serve(witness, xray=True) as shop:
                yield Stage(shop, witness, supply, unread)


@contextmanager
def _stock() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="stock-") as folder:
        stock = Path(folder) / "stock.csv"
        with stock.open("wb") as file:
            file.truncate(int(BODIES["stock"].answers))  # takes no room on most disks
        yield stock


async def _served(stage: Stage, name: str) -> tuple[dict[str, Any], Run]:
    """Send a body's customers all together, and pings behind them; return what it cost, and the run."""
    from coffeeshop.checks.exercises.triage.application import PATH

    path, customers = PATH + name, 0 if name in stage.unread else BODIES[name].customers
    stage.supply.reset()
    run = await _rush(stage.shop, lambda n: path if n <= customers else "/ping", customers + PINGS, name)
    orders = [order for order in run.orders if order.path == path]
    pings = [order for order in run.orders if order.path == "/ping"]
    error = stage.witness.raised.get(path, {})
    return {
        "unread": stage.unread.get(name),
        "statuses": sorted({order.status or 0 for order in orders}),
        "right": set(stage.witness.answers.get(path, [])) == {BODIES[name].answers},
        "seconds": max(((o.served or run.end) - o.sent for o in orders), default=0) / 1e9,
        "waited": max((ping.served or run.end) - ping.due for ping in pings) / 1e9,
        "peak": stage.supply.counts.peak,
        "error": f"{error['type']}: {error['message']}" if error else "",
    }, run


async def _rush(shop: Any, path: Any, orders: int, name: str) -> Run:
    try:
        return await rush(
            shop, path, orders=orders, rate=RATE, timeout=PATIENCE, title=f"{name}, and pings meanwhile",
            watch=lambda *_: None,
        )  # fmt: skip
    except ShopError as error:  # not one was served: that is evidence too
        if not hasattr(error, "run"):
            raise
        return error.run


def served(cost: dict[str, Any]) -> bool:
    """Say whether all of a body's customers got what they came for."""
    return cost["statuses"] == [200] and cost["right"]


def passes(e: Evidence) -> str | None:
    """Each body has a keyword that does for it, and its customers were served."""
    if not readable(e.seen["answer"]) or unsound(e.seen):
        return None
    costs = e.seen["costs"]
    if not all(served(cost) for cost in costs.values()):
        return None
    slowest = max(cost["waited"] for cost in costs.values())
    return (
        "All six were served as you say, each with pings beside it, and nobody held them up: the slowest ping of all "
        f"waited {slowest:.2f} s. Customers waited for the dairy and the club side by side."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
