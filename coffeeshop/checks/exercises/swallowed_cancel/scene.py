"""The five changes are merged and cancelled, each in a task; what became of it is written down."""

from __future__ import annotations

import asyncio
import warnings
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.swallowed_cancel.changes import NAMES, RIGHT, merged

WORDS = ("merge", "mend")


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Cancel each of the five, and read the answer."""
    seen["did"] = {letter: await cancelled(name) for letter, name in NAMES.items()}
    answer = cell.review
    plain = isinstance(answer, dict) and all(isinstance(x, str) for pair in answer.items() for x in pair)
    seen["answer"] = dict(answer) if plain else repr(answer)[:200]
    seen["plain"] = plain


async def cancelled(name: str) -> dict[str, Any]:
    """Cancel one of them while the milk heats, and return what it did after that."""
    did: dict[str, Any] = {"washed": False}

    async def heat(cup: str) -> None:
        await asyncio.sleep(60)

    names: dict[str, Any] = {
        "heat": heat,
        "wash": lambda cup: did.update(washed=True),
        "log": lambda words: None,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # from 3.14 on Python itself warns of a return in finally
        exec(compile(merged(), "changes.py", "exec"), names)
    task = asyncio.create_task(names[name]("a cup"))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task], timeout=0.05)
    did["end"] = "still running" if not task.done() else "cancelled" if task.cancelled() else "returned"
    await _end(task)
    return did


async def _end(task: asyncio.Task[Any]) -> None:
    """End a task that catches cancellations, by one that comes while it is in its `except`."""
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)


def read(answer: Any) -> dict[str, str]:
    """Return the answer by letter, in small letters."""
    return {letter.strip().upper(): word.strip().lower() for letter, word in answer.items()}


def wrong(e: Evidence) -> str:
    """Return the letters of the changes that were judged wrong, "" where all were right."""
    answer = read(e.seen["answer"])
    return "".join(letter for letter, word in RIGHT.items() if answer[letter] != word)


def complete(e: Evidence) -> bool:
    """Whether there is a word for each of the five changes."""
    return e.seen["plain"] and set(read(e.seen["answer"])) == set(RIGHT) and unknown(e) is None


def unknown(e: Evidence) -> str | None:
    """Return a word that is neither of the two."""
    return next((word for word in read(e.seen["answer"]).values() if word not in WORDS), None)


def passes(e: Evidence) -> str | None:
    """All five were judged as they behave."""
    if not complete(e) or wrong(e):
        return None
    did = e.seen["did"]
    return (
        f"Cancelled just now, A ended as {did['A']['end']} and C as {did['C']['end']}, both with their cup washed. "
        f"B and E {did['B']['end']} as if all were well, and D was {did['D']['end']}."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
