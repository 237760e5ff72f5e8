"""Polite fan-out's scene: twelve cans, then seven, from a real supplier that allows five in flight."""

from __future__ import annotations

import linecache
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import answer_of, describe, recorded
from coffeeshop.checks.trial import CELL
from coffeeshop.ledger import Run

ALLOWED = 5
# Cans, and the seconds that one takes: at least, and at most so much more. The second round is slow, so that
# no pause between the calls is long enough.
ROUNDS = ((12, 0.06, 0.1), (7, 0.4, 0.0))


def load() -> None:
    """Import the supplier."""
    import coffeeshop.engines.supplier_app  # noqa: F401


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Twelve cans with the x-ray on, then seven where the first were fetched as they should be."""
    rounds = seen["rounds"] = []
    await _round(cell, chance, ROUNDS[0], rounds, recorded(seen))
    seen["record"] = of_the_cell(Run.from_dict(seen["record"])).as_dict()
    dials_anew = "AsyncClient" in "".join(linecache.getlines(CELL))
    if right(rounds[0]) and not (dials_anew and rounds[0]["connections"] >= len(rounds[0]["cans"])):
        await _round(cell, chance, ROUNDS[1], rounds, nullcontext())
    seen["done"] = True


async def _round(
    cell: ModuleType,
    chance: Random,
    plan: tuple[int, float, float],
    rounds: list[dict[str, Any]],
    record: AbstractContextManager[None],
) -> None:
    import httpx

    from coffeeshop.engines.supply import Knobs, Supply
    from coffeeshop.serving import serve

    count, latency, jitter = plan
    supply = Supply(Knobs(latency=latency, jitter=jitter, limit=ALLOWED, seed=chance.randrange(1000)))
    cans, number = chance.sample(range(1, 100), count), chance.randrange(1000)
    one: dict[str, Any] = {"cans": cans, "texts": [text_of(can, number) for can in cans]}
    rounds.append(one)
    lines: set[Any] = set()
    async with (
        serve(_supplier(supply, number, lines)) as shop,
        httpx.AsyncClient(base_url=shop.url, timeout=30, trust_env=False, verify=False) as client,
    ):
        try:
            with record:
                one["returned"] = describe(await answer_of(cell.fetch_all, client, list(cans)))
        finally:
            one |= supply.counts._asdict() | {"connections": len(lines)}


def of_the_cell(run: Run) -> Run:
    """Return the record without the tasks of the client, which dials in tasks of its own."""
    mine = {task.id for task in run.tasks if task.file == CELL or task.name == "your cell"}
    return replace(
        run,
        tasks=tuple(task for task in run.tasks if task.id in mine),
        slices=tuple(piece for piece in run.slices if piece.task in mine or not piece.task),
    )


def _supplier(supply: Any, number: int, lines: set[Any]) -> Any:
    """Return the supplier as an application; `lines` gets the address of everybody who calls."""
    from fastapi import FastAPI

    from coffeeshop.engines.supplier_app import Gate

    shelf = FastAPI()

    @shelf.get("/cans/{can}")
    async def fetched(can: int) -> str:
        return text_of(can, number)

    gate = Gate(supply, shelf)

    async def noted(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            lines.add(scope["client"])
        await gate(scope, receive, send)

    return noted


def text_of(can: int, number: int) -> str:
    """What the supplier answers for that can; nobody can know the number beforehand."""
    return f"can {can}, lot {number}"


def passes(e: Evidence) -> str | None:
    """Every can was fetched, several at a time, over shared lines, and none was refused."""
    rounds = e.seen["rounds"]
    if len(rounds) < len(ROUNDS) or not all(right(r) for r in rounds) or client_each(e, rounds[0]):
        return None
    return (
        f"All {len(rounds[0]['cans'])} cans arrived in order, several at a time, never more than {ALLOWED} "
        "in flight, and the supplier refused none."
    )


def right(r: dict[str, Any]) -> bool:
    """Say whether one round went as it should."""
    polite = r.get("refused") == 0 and r["requests"] == len(r["cans"]) and 1 < r["peak"] <= ALLOWED
    return polite and r.get("returned", {}).get("items") == r["texts"]


def client_each(e: Evidence, r: dict[str, Any]) -> bool:
    """Say whether every call came over a line of its own, from a client of its own."""
    return bool(e.call("AsyncClient")) and r.get("connections", 0) >= len(r["cans"])


def round_of(e: Evidence) -> dict[str, Any]:
    """Return the first round that went wrong, else the first."""
    rounds = e.seen.get("rounds") or [{"cans": [], "texts": []}]
    return next((r for r in rounds if not right(r)), rounds[0])


def saw(e: Evidence) -> str:
    """Say what the supplier saw in the round that went wrong."""
    r = round_of(e)
    return (
        f"{len(r['cans'])} cans were wanted. The supplier had {r.get('requests', 0)} calls, at most "
        f"{r.get('peak', 0)} in flight, and refused {r.get('refused', 0)}. "
        f"Returned: {r.get('returned', {}).get('repr', 'nothing')}."
    )
