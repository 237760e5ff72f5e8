"""The six scenes are played: three in a real kernel whose button is pressed, three in front of a real shop."""

from __future__ import annotations

import asyncio
import os
import tempfile
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.predict_the_room.tabs import two_tabs
from coffeeshop.children import Child

KERNEL = "coffeeshop.labs.pressing"  # only the labs know Jupyter, so it is started by its name
LONGEST = 12.0  # seconds that a kernel may take to start and to run three cells, on the slowest machine
BELL, CELL, TAB = (
    ("at once", "after the cell", "never"),
    ("waits", "fails", "hangs"),
    ("the server", "the browser", "nobody"),
)
CHOICES = {"A": BELL, "B": BELL, "C": CELL, "D": TAB, "E": TAB, "F": TAB}
RIGHT = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "the server",
}


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Read the answer; where it can be judged, play the six scenes."""
    answer = cell.room
    plain = isinstance(answer, dict) and all(isinstance(x, str) for pair in answer.items() for x in pair)
    seen |= {"answer": dict(answer) if plain else repr(answer)[:200], "plain": plain}
    if plain and not missing(answer) and not unknown(answer):
        cells, tabs = await asyncio.gather(asyncio.to_thread(three_cells), two_tabs())
        seen |= {"cells": cells, "tabs": tabs}


def three_cells() -> dict[str, list[str]]:
    """Return what three cells printed, and the button that was pressed while they ran, in order."""
    with tempfile.TemporaryDirectory(prefix="coffeeshop-kernel-", ignore_cleanup_errors=True) as folder:
        kernel = Child(KERNEL, os.path.join(folder, "kernel.json"))
        try:
            return kernel.receive(LONGEST)
        finally:
            kernel.stop(grace=0.0)


def read(answer: Any) -> dict[str, str]:
    """Return the answer by letter, in small letters."""
    return {letter.strip().upper(): " ".join(word.lower().split()) for letter, word in answer.items()}


def missing(answer: Any) -> str:
    """Return the letters that have no word."""
    return "".join(letter for letter in RIGHT if not read(answer).get(letter))


def unknown(answer: Any) -> tuple[str, str] | None:
    """Return a letter and its word that are none of those to choose from."""
    return next(((x, w) for x, w in read(answer).items() if w not in CHOICES.get(x, ())), None)


def wrong(e: Evidence) -> str:
    """Return the letters of the scenes that went otherwise than foretold."""
    answer = read(e.seen["answer"])
    return "".join(letter for letter, word in RIGHT.items() if answer[letter] != word)


def passes(e: Evidence) -> str | None:
    """All six went as foretold."""
    if "cells" not in e.seen or wrong(e):
        return None
    cells, tabs = e.seen["cells"], e.seen["tabs"]
    return (
        f"Played just now, in a kernel of its own: A printed {' '.join(cells['A'])}, B {' '.join(cells['B'])}, "
        f"and C ended with {cells['C'][-1]}. The browser had {tabs['D']['out']} request out at a time in D, and "
        f"{tabs['E']['out']} in E and {tabs['F']['out']} in F, where the shop's work "
        f"{', '.join(tabs['F']['diary'])}."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']}."
