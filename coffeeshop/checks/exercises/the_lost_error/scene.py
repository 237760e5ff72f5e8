"""The six changes are merged, and in each an order is placed whose card is refused."""

from __future__ import annotations

import asyncio
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_lost_error.changes import NAMES, RIGHT, merged

WORDS = ("heard", "lost")


class CardRefused(Exception):
    """What charging raises today."""


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Order in each of the six ways, and read the answer."""
    seen["did"] = {letter: await ordered(name) for letter, name in NAMES.items()}
    answer = cell.review
    plain = isinstance(answer, dict) and all(isinstance(x, str) for pair in answer.items() for x in pair)
    seen["answer"] = dict(answer) if plain else repr(answer)[:200]
    seen["plain"] = plain


async def ordered(name: str) -> dict[str, Any]:
    """Place one order; return how it ended, and whether its latte was made when it did."""
    made: list[str] = []

    async def charge() -> None:
        await asyncio.sleep(0.01)
        raise CardRefused("card refused")

    async def make() -> None:
        await asyncio.sleep(0.03)
        made.append("latte")

    names: dict[str, Any] = {"charge": charge, "make": make}
    exec(compile(merged(), "changes.py", "exec"), names)
    try:
        end = f"returned {await names[name]()!r}"
    except (Exception, BaseExceptionGroup) as error:
        end = f"raised {type(error).__name__}"
    did = {"end": end, "made": bool(made)}
    await asyncio.sleep(0.04)  # whoever runs on is done after that
    return did


def read(answer: Any) -> dict[str, str]:
    """Return the answer by letter, in small letters."""
    return {letter.strip().upper(): word.strip().lower() for letter, word in answer.items()}


def wrong(e: Evidence) -> str:
    """Return the letters of the changes that were judged wrong, "" where all were right."""
    answer = read(e.seen["answer"])
    return "".join(letter for letter, word in RIGHT.items() if answer[letter] != word)


def unknown(e: Evidence) -> str | None:
    """Return a word that is neither of the two."""
    return next((word for word in read(e.seen["answer"]).values() if word not in WORDS), None)


def passes(e: Evidence) -> str | None:
    """All six were judged as they behave."""
    complete = e.seen["plain"] and set(read(e.seen["answer"])) == set(RIGHT) and unknown(e) is None
    if not complete or wrong(e):
        return None
    did = e.seen["did"]
    return (
        f"With a card that is refused, just now: A, C and F {did['A']['end']}. B and E {did['B']['end']}, "
        f"and D {did['D']['end']}."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
