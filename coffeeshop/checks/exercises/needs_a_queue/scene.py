"""The answer is read; then five errands in the background and five in a queue meet a real crash."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.needs_a_queue.crash import crash
from coffeeshop.checks.exercises.needs_a_queue.errands import ERRANDS


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Note the answer, and what a crash leaves of either kind."""
    answer = cell.belongs
    plain = isinstance(answer, dict) and all(isinstance(x, str) for pair in answer.items() for x in pair)
    seen["answer"] = dict(answer) if plain else repr(answer)[:200]
    seen["crash"] = await crash() if plain else None
    seen["done"] = True


def tried(e: Evidence) -> str:
    """Say what the crash left, where it could be tried."""
    if e.seen["crash"] is None:
        return ""
    done, left = e.seen["crash"]
    return (
        "Tried just now, with five errands in the background, five in a queue, and the process killed in "
        f"the middle: {done} of the first five were done, {left} of the others wait for a worker."
    )


def passes(e: Evidence) -> str | None:
    """Each errand is where it belongs."""
    if e.seen["answer"] != {name: errand.way for name, errand in ERRANDS.items()}:
        return None
    return f"All eight errands are where they belong. {tried(e)}".strip()


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
