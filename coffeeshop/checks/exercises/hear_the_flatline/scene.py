"""Hear the flatline's scene: pytest runs the learner's test, for real, against six shops."""

from __future__ import annotations

import re
import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.shops import RIGHT, WRONG, Book, shop
from coffeeshop.checks.pytest_scenes import ANYIO, failed, notes, passed, run_pytest, told

INSIDE = re.compile(
    r"\binspect\b|\bgetsource\b|\b__code__\b|\b(vars|dir|repr|getattr)\(app\b|\brequest\.node\b"
    r"|\bapp\.(routes|router|user_middleware)\b"
)
TRIES = 3  # that a shop without a fault is given: a busy machine holds a loop, too
ENOUGH = 2.4  # seconds after which none is given another


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Run the test once for each shop, in an order drawn for this scene, and again where the machine may lie."""
    seen |= {"collected": 0, "runs": []}
    book, began = Book(), time.monotonic()
    names = chance.sample([*RIGHT, *WRONG], len(RIGHT) + len(WRONG))
    for _ in range(TRIES):
        seen["runs"] = [run for run in seen["runs"] if run["shop"] not in names]
        await run_pytest(notes(seen, "app", book.take), _fixtures(names, book), options=ANYIO)
        names = [run["shop"] for run in seen["runs"] if run["shop"] in RIGHT and run["outcome"] == "failed"]
        if not names or time.monotonic() - began > ENOUGH:
            break
    seen["done"] = True


def _fixtures(names: list[str], book: Book) -> Any:
    """Return a pytest plugin that gives the tests one shop after the other."""
    import pytest

    class Fixtures:
        @pytest.fixture(params=names, ids=[f"shop{number}" for number in range(len(names))])
        def app(self, request: Any) -> Any:
            return shop(request.param, book)

    return Fixtures()


def reads_inside(e: Evidence) -> bool:
    """Say whether the source looks at how a shop is made in place of ordering."""
    return bool(INSIDE.search(e.source))


def got_past(e: Evidence) -> list[str]:
    """Return the shops that hold the loop, and on which no test fails."""
    return [name for name in WRONG if not failed(e, name)]


def passes(e: Evidence) -> str | None:
    """The test is green where the loop is free, and red where it is held."""
    if reads_inside(e) or not all(passed(e, name) for name in RIGHT) or got_past(e):
        return None
    return (
        "Your test is green on the two shops whose loop is free. It is red on the one that sleeps, on the one "
        "that sleeps one call deep, and on the one that computes."
    )


def saw(e: Evidence) -> str:
    """Say how the test ended on each shop."""
    return told(e, (*RIGHT, *WRONG))
