"""The double order's scene: pytest runs the learner's test, for real, against three shops."""

from __future__ import annotations

import re
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks import pytest_scenes
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_double_order.looks import WatchedDairy
from coffeeshop.checks.exercises.the_double_order.shops import SHOPS, Shop
from coffeeshop.checks.pytest_scenes import failed, notes, passed, run_pytest, runs_of, told

INSIDE = re.compile(r"\bshop\._|\binspect\b|\b(vars|type|dir|repr|getattr)\(shop\b|\brequest\.node\b")
RIGHT, WRONG = "careful", ("hasty", "forgetful")


def load() -> None:
    """Import pytest, which takes as long as the test itself, and the supplier."""
    import coffeeshop.engines.supplier_app  # noqa: F401

    pytest_scenes.load()


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Open a real supplier, and run the test in a thread of its own, once for each shop."""
    from coffeeshop.engines.supplier_app import Gate
    from coffeeshop.engines.supply import Knobs, Supply
    from coffeeshop.serving import serve

    seen |= {"collected": 0, "runs": []}
    supply = Supply(Knobs(latency=0.0))
    async with serve(Gate(supply)) as supplier:
        names = chance.sample(sorted(SHOPS), len(SHOPS))
        given = _fixtures(names, supplier.url, supply)
        noted = notes(seen, "shop", lambda: _books(supply, given))
        await run_pytest(noted, given, options=("-o", "asyncio_mode=auto"))
        seen["done"] = True


def _fixtures(names: list[str], url: str, supply: Any) -> Any:
    """Return a pytest plugin that gives the tests their fixtures, and keeps what the last test was given."""
    import pytest

    class Fixtures:
        met: Shop | None = None
        books: WatchedDairy | None = None

        @pytest.fixture(params=names, ids=[f"shop{number}" for number in range(len(names))])
        def shop(self, request: Any) -> Shop:
            self.met = Shop(url, SHOPS[request.param])
            return self.met

        @pytest.fixture(autouse=True)
        def dairy(self) -> WatchedDairy:
            supply.reset()
            self.met = None
            self.books = WatchedDairy(supply, lambda: self.met is not None and self.met.at_rest)
            return self.books

    return Fixtures()


def _books(supply: Any, given: Any) -> dict[str, Any]:
    counts = supply.counts
    return {
        "look": given.books.look if given.books else {},
        "placed": given.met.begun if given.met else 0,
        "orders": len(supply.orders),
        "requests": counts.requests,
        "trouble": counts.failed + counts.refused,
    }


def reads_inside(e: Evidence) -> bool:
    """Say whether the source looks into a shop in place of letting it order."""
    return bool(INSIDE.search(e.source))


def passes(e: Evidence) -> str | None:
    """The test passes on the shop that orders once, and fails on both that order twice."""
    if reads_inside(e) or not passed(e, RIGHT) or not all(failed(e, shop) for shop in WRONG):
        return None
    caught = next(run["line"] for run in runs_of(e, "hasty") if run["outcome"] == "failed")
    return (
        f"Your test fails on the hasty shop, at line {caught}, and passes on the careful one. It also "
        "catches a third shop, which makes a new key for each attempt."
    )


def saw(e: Evidence) -> str:
    """Say how the test ended on each shop."""
    return told(e, (RIGHT, *WRONG))
