"""Eight bags from seven farms; what the learner's function returns, and what it asked."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.bean_scenes import bean_store, shelf
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import answer_of, describe, recorded

NAMES = ("Tarrazu", "Huila", "Sigri", "Mandheling", "Antigua", "Kona", "Harrar", "Nyeri", "Cauca", "Lintong")
MORE = 5  # bags, each from a farm of its own, beside the three of the store
ALLOWED = 2  # queries


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Call `labels` once, with the x-ray on."""
    async with bean_store(chance) as (engine, witness):
        seen["wanted"] = await _more(engine, chance)
        await shelf(engine)  # empties the pool
        before = len(witness.statements)
        try:
            with recorded(seen):
                given = await answer_of(cell.labels, engine)
            seen["given"] = describe(given)
            seen["many"] = len(given) if isinstance(given, (list, tuple)) else 0
        finally:
            asked = witness.statements[before:]
            seen["queries"] = sum(statement.lstrip().upper().startswith("SELECT") for statement in asked)
            seen["out"] = engine.pool.checkedout()
    seen["done"] = True


async def _more(engine: Any, chance: Random) -> list[str]:
    """Put more bags on the shelf, from farms with names that nobody can know; return all the labels."""
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession

    from coffeeshop.engines.bean_store import Bag, Farm

    async with AsyncSession(engine) as session, session.begin():
        for number, name in enumerate(chance.sample(NAMES, MORE), start=4):
            farm = Farm(id=number, name=f"Finca {chance.randrange(100, 999)}")
            session.add(Bag(id=number, name=name, kilos=10, farm=farm))
    async with engine.connect() as connection:
        rows = await connection.execute(select(Bag.name, Farm.name).join(Bag.farm).order_by(Bag.id))
        return [f"{bag} from {farm}" for bag, farm in rows]


def passes(e: Evidence) -> str | None:
    """All labels, in order, by one or two queries."""
    if e.seen["given"]["items"] != e.seen["wanted"] or not 0 < e.seen["queries"] <= ALLOWED or e.seen["out"]:
        return None
    asked = "one query" if e.seen["queries"] == 1 else "two queries"
    return (
        f"{len(e.seen['wanted'])} bags with their farms by {asked}, and it stays at that for eight thousand."
    )


def saw(e: Evidence) -> str:
    """Say what came back."""
    asked = "1 query" if e.seen["queries"] == 1 else f"{e.seen['queries']} queries"
    return f"You returned {e.seen['given']['repr']} after {asked}."
