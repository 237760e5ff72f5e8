"""Hear the flatline's scene: pytest runs the learner's test, for real, against five shops."""

from __future__ import annotations

import re
import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.shops import RIGHT, WRONG, Book, shop
from coffeeshop.checks.pytest_scenes import ANYIO, failed, notes, passed, run_pytest, shop_of, told

INSIDE = re.compile(
    r"\binspect\b|\bgetsource\b|\b__code__\b|\b(vars|dir|repr|getattr)\(app\b|\brequest\.node\b"
    r"|\bapp\.(routes|router|user_middleware)\b"
)
TRIES = 3  # that a shop without a fault is given: a busy machine holds a loop, too
ENOUGH = 2.4  # seconds after which none is given another
SPARE = 3.0  # seconds after which the last shop is left out, where the test has heard the two others that hold a loop
LIMIT = 4.5  # seconds
SLEEPERS = ("sleeps", "deep")


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Run the test once for each shop, in an order drawn for this scene, and again where the machine may lie."""
    seen |= {"collected": 0, "runs": []}
    book, began = Book(), time.monotonic()
    names = _in_turn(chance)
    spared = _Spared(seen, names[-1], began + SPARE)
    for _ in range(TRIES):
        seen["runs"] = [run for run in seen["runs"] if run["shop"] not in names]
        await run_pytest(notes(seen, "app", book.take), _fixtures(names, book), spared, options=ANYIO)
        names = [run["shop"] for run in seen["runs"] if run["shop"] in RIGHT and run["outcome"] == "failed"]
        if not names or time.monotonic() - began > ENOUGH:
            break
    seen["done"] = True


def _in_turn(chance: Random) -> list[str]:
    """Return the shops in an order drawn by lot, of which only this is known: one that sleeps comes last."""
    last = chance.choice(SLEEPERS)
    others = [name for name in (*RIGHT, *WRONG) if name != last]
    return [*chance.sample(others, len(others)), last]


class _Spared:
    """A pytest plugin that leaves out the last shop, where a test takes long and has heard what there is to hear.

    Six lattes take 1.3 s in each shop that holds its loop. The last one sleeps, as another does that was heard.
    """

    def __init__(self, seen: dict[str, Any], last: str, late: float) -> None:
        self.seen, self.last, self.late = seen, last, late

    def pytest_runtest_protocol(self, item: Any) -> bool | None:
        if shop_of(item, "app") != self.last or time.monotonic() < self.late:
            return None
        red = {run["shop"] for run in self.seen["runs"] if run["outcome"] == "failed"}
        if len(red & {*WRONG} - {self.last}) < len(WRONG) - 1:
            return None
        self.seen["spared"] = self.last
        return True


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
    return [name for name in WRONG if not failed(e, name) and name != e.seen.get("spared")]


def passes(e: Evidence) -> str | None:
    """The test is green where the loop is free, and red where it is held."""
    if reads_inside(e) or not all(passed(e, name) for name in RIGHT) or got_past(e):
        return None
    if "spared" in e.seen:
        return (
            "Your test is green on the two shops whose loop is free. It is red on one that sleeps, and on the one that "
            "computes; the other that sleeps was left out, since your test takes its time."
        )
    return (
        "Your test is green on the two shops whose loop is free. It is red on the one that sleeps, on the one "
        "that sleeps one call deep, and on the one that computes."
    )


def saw(e: Evidence) -> str:
    """Say how the test ended on each shop."""
    return told(e, (*RIGHT, *WRONG))
