"""`examine`: play the pitfalls' experiments, and set the table."""

from __future__ import annotations

import asyncio
from typing import Any

from coffeeshop.checks.pitfalls.pitfall import PITFALLS, Pitfall, find
from coffeeshop.checks.pitfalls.reader import read
from coffeeshop.checks.pitfalls.table import Row, Table
from coffeeshop.children import Child

PATIENCE = 30.0  # seconds for one row, on the slowest machine


async def examine(*names: str) -> Table:
    """Play the experiments of these pitfalls (of all, where none is named) and return their table.

    All of them take about ten seconds, in a process of their own; the caller's loop stays free.
    ShopError where there is no such pitfall, and where ruff is missing.
    """
    rows = [find(name) for name in names or PITFALLS]
    return await asyncio.to_thread(_examine, rows)


def _examine(rows: list[Pitfall]) -> Table:
    programs = {f"{row.name}.{half}": getattr(row, half) for row in rows for half in ("bad", "cure")}
    rules = read(programs)
    with Child("coffeeshop.checks.pitfalls.child") as child:
        played = [_play(child, row) for row in rows]
    return Table([_row(row, seen, rules) for row, seen in zip(rows, played, strict=True)])


def _play(child: Child, row: Pitfall) -> dict[str, Any]:
    child.send({"name": row.name})
    return child.receive(PATIENCE)


def _row(row: Pitfall, seen: dict[str, Any], rules: dict[str, list[str]]) -> Row:
    bad, cured = seen["bad"], seen["cured"]
    return Row(
        row,
        shows=bad["shows"],
        cured=not cured["shows"],
        linter=tuple(rules[f"{row.name}.bad"]),
        log=tuple(bad["log"]),
        debug=tuple(dict.fromkeys(seen["debugged"]["slow"])),
        xray=tuple(dict.fromkeys(bad["blocks"])),
        after=(*rules[f"{row.name}.cure"], *cured["log"], *cured["blocks"]),
    )
