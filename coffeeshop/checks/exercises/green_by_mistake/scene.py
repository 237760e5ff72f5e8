"""Green by mistake's scene: pytest runs the learner's tests, for real, against four shops."""

from __future__ import annotations

import re
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.green_by_mistake.shops import SHOPS, Book, shop
from coffeeshop.checks.pytest_scenes import ANYIO, failed, notes, passed, run_pytest, runs_of, shop_of, told

INSIDE = re.compile(
    r"\binspect\b|\b(vars|dir|repr|getattr)\(app\b|\brequest\.node\b|\bapp\.(routes|user_middleware)\b"
)
RIGHT, WRONG = "right", ("short", "dry", "generous")


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Run the tests once for each shop, in an order drawn for this scene."""
    seen |= {"collected": 0, "runs": []}
    book, names = Book(), chance.sample(sorted(SHOPS), len(SHOPS))
    await run_pytest(notes(seen, "app", book.take), _fixtures(names, book, seen), options=ANYIO)
    seen["done"] = True


def _fixtures(names: list[str], book: Book, seen: dict[str, Any]) -> Any:
    """Return a pytest plugin that gives the tests one shop after the other."""
    import pytest

    class Fixtures:
        @pytest.fixture(scope="module", params=names, ids=[f"shop{number}" for number in range(len(names))])
        def app(self, request: Any) -> Any:
            return shop(request.param, book)

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtest_protocol(self, item: Any) -> bool | None:
            name = shop_of(item, "app")
            caught = any(run["shop"] == name and run["outcome"] == "failed" for run in seen["runs"])
            return True if name in WRONG and caught else None  # one red test is enough: to serve takes time

    return Fixtures()


def reads_inside(e: Evidence) -> bool:
    """Say whether the source looks at how a shop is made in place of asking it."""
    return bool(INSIDE.search(e.source))


def passes(e: Evidence) -> str | None:
    """The tests pass on the right shop, and each of the others fails one."""
    if reads_inside(e) or not passed(e, RIGHT) or not all(failed(e, name) for name in WRONG):
        return None
    lines = [next(run["line"] for run in runs_of(e, name) if run["outcome"] == "failed") for name in WRONG]
    return (
        f"Your tests are green on the right shop. The one with three bags fails at line {lines[0]}, the one "
        f"without milk at line {lines[1]}, and the one that sells staplers at line {lines[2]}."
    )


def saw(e: Evidence) -> str:
    """Say how the tests ended on each shop."""
    return told(e, (RIGHT, *WRONG))
