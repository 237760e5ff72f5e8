"""The three programs run under the x-ray; what each really did is read from its record."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import recorded
from coffeeshop.ledger import Run, Task

PROGRAM = """\
import asyncio
import time

DRINKS = ["latte", "mocha", "cocoa", "chai"]


async def heat(drink):
    await asyncio.sleep(0.1)


async def hold(drink):
    time.sleep(0.1)


async def program_a():
    for drink in DRINKS:
        await asyncio.create_task(heat(drink))


async def program_b():
    await asyncio.gather(*[heat(drink) for drink in DRINKS])


async def program_c():
    await asyncio.gather(*[hold(drink) for drink in DRINKS])
"""

LETTERS = ("A", "B", "C")
PICTURES = ("C", "A", "B")  # picture 1 is of program C, and so on
DRINKS = 4


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Record the three programs, one after another."""
    names: dict[str, Any] = {}
    exec(compile(PROGRAM, "programs.py", "exec"), names)
    runs: dict[str, dict[str, Any]] = {}
    for letter in LETTERS:
        kept: dict[str, Any] = {}
        with recorded(kept):
            await names[f"program_{letter.lower()}"]()
        runs[letter] = kept["record"]
    seen["did"] = {letter: did(Run.from_dict(run)) for letter, run in runs.items()}
    seen["runs"] = runs
    seen["answer"] = cell.picture_of if _plain(cell.picture_of) else repr(cell.picture_of)[:200]


def _plain(answer: Any) -> bool:
    whole = (str, int)
    return isinstance(answer, dict) and all(isinstance(x, whole) for pair in answer.items() for x in pair)


def did(run: Run) -> dict[str, int]:
    """Return how many drinks waited at once, at most, and how often the loop was held."""
    slept = {step.task: step.end for step in run.slices if step.waits == "sleep"}
    heated = [task for task in run.tasks if task.id in slept and task.coroutine.endswith("heat")]
    ends = [(slept[t.id], 1) for t in heated] + [(t.ended, -1) for t in heated if t.ended]
    now = peak = 0
    for _, change in sorted(ends):
        now += change
        peak = max(peak, now)
    return {"together": peak, "held": len(run.blocks)}


def figure(seen: dict[str, Any]) -> Any:
    """Draw the three runs above one another, without the lines of code that would give them away."""
    from coffeeshop.pictures import timeline

    runs = [_masked(Run.from_dict(seen["runs"][letter]), i) for i, letter in enumerate(PICTURES, start=1)]
    return timeline(*runs, title="Three programs, three pictures")


def _masked(run: Run, number: int) -> Run:
    blocks = tuple(b._replace(code="", file="", line=0, function="", beneath="") for b in run.blocks)
    tasks = tuple(_task(task, place) for place, task in enumerate(run.tasks))
    slices = tuple(s._replace(file="", line=0) for s in run.slices)
    return replace(run, title=f"Picture {number}", blocks=blocks, tasks=tasks, slices=slices)


def _task(task: Task, place: int) -> Task:
    name = f"drink {place}" if place else "main"
    return task._replace(coroutine=name, name=name, file="", line=0)


def passes(e: Evidence) -> str | None:
    """Each program was matched with the picture of its own run."""
    answer = e.seen["answer"]
    if not isinstance(answer, dict) or set(answer) != set(LETTERS):
        return None
    if any(number not in (1, 2, 3) or PICTURES[number - 1] != letter for letter, number in answer.items()):
        return None
    seen = e.seen["did"]
    return (
        f"Run again just now: in A at most {seen['A']['together']} drink waited at a time, in B "
        f"{seen['B']['together']} waited together, and in C the loop was held {seen['C']['held']} times."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
