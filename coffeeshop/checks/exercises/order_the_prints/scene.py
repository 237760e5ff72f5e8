"""The program really runs, and so does what it would be if each usual mistake were true."""

from __future__ import annotations

import asyncio
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import recorded

PROGRAM = """\
import asyncio


async def make(drink, seconds):
    print(drink, "starts")
    await asyncio.sleep(seconds)
    print(drink, "is ready")


async def main():
    tea = asyncio.create_task(make("tea", 0.2))
    print("the till rings")
    await make("latte", 0.1)
    print("latte is handed over")
    await tea
    print("closing time")
"""

TASK = 'asyncio.create_task(make("tea", 0.2))\n'
LATTE = 'await make("latte", 0.1)'
IF_IT_WERE_SO = {
    "task-starts-at-once": PROGRAM.replace(TASK, TASK + "    await asyncio.sleep(0)\n"),
    "one-after-another": PROGRAM.replace(TASK, TASK + "    await tea\n"),
    "task-starts-at-its-await": PROGRAM.replace(TASK, 'make("tea", 0.2)\n'),
    "task-goes-first": PROGRAM.replace(LATTE, 'await asyncio.create_task(make("latte", 0.1))'),
    "ready-in-order-asked": PROGRAM.replace("0.2", "0.05"),
    "await-waits-for-all": PROGRAM.replace(LATTE, LATTE + "\n    await tea"),
}


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Run the program for its real order, then its misreadings."""
    with recorded(seen):
        seen["real"] = await printed_by(PROGRAM)
    misread = await asyncio.gather(*map(printed_by, IF_IT_WERE_SO.values()))
    seen["misread"] = dict(zip(IF_IT_WERE_SO, misread, strict=True))
    answer = cell.printed
    is_list = isinstance(answer, (list, tuple))
    seen["answer"] = [line if isinstance(line, str) else repr(line) for line in answer] if is_list else None


async def printed_by(program: str) -> list[str]:
    """Run a program's `main` and return the lines that it printed."""
    lines: list[str] = []
    names: dict[str, Any] = {"print": lambda *words: lines.append(" ".join(words))}
    exec(program, names)
    await names["main"]()
    return lines


def passes(e: Evidence) -> str | None:
    """The lines stand in the order in which the program printed them, in a run of just now."""
    if e.seen["answer"] != e.seen["real"]:
        return None
    return (
        "Line for line what the program printed just now: the tea's task had to stand by until the "
        "latte, awaited directly, came to its `asyncio.sleep`."
    )


def saw(e: Evidence) -> str:
    """Name the first line that differs."""
    answer, real = e.seen["answer"], e.seen["real"]
    place = next(i for i, (a, b) in enumerate(zip(answer, real, strict=True)) if a != b)
    return f'The first {place} lines are right; then you have "{answer[place]}", and the run "{real[place]}".'
