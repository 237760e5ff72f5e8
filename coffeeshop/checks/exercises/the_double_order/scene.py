"""The double order's scene: pytest runs the learner's test, for real, against three shops."""

from __future__ import annotations

import asyncio
import linecache
import re
import sys
import tempfile
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_double_order.shops import SHOPS, Dairy, Shop
from coffeeshop.checks.trial import CELL

INSIDE = re.compile(r"\bshop\._|\binspect\b|\b(vars|type|dir|repr|getattr)\(shop\b|\brequest\.node\b")
RIGHT, WRONG = "careful", ("hasty", "forgetful")
WITHOUT = ("cacheprovider", "faulthandler", "warnings", "unraisableexception", "threadexception")
OPTIONS = (
    *("--disable-plugin-autoload", "-p", "pytest_asyncio.plugin", "-o", "asyncio_mode=auto"),
    *("-q", "--color=no", "--capture=sys", "--import-mode=importlib"),
    *(f"-pno:{plugin}" for plugin in WITHOUT),  # they would take what the check itself looks at
)


def load() -> None:
    """Import pytest, which takes as long as the test itself, and the supplier."""
    import pytest  # noqa: F401
    import pytest_asyncio.plugin  # noqa: F401

    import coffeeshop.engines.supplier_app  # noqa: F401


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Open a real supplier, and run the test in a thread of its own, once for each shop."""
    from coffeeshop.engines.supplier_app import Gate
    from coffeeshop.engines.supply import Knobs, Supply
    from coffeeshop.serving import serve

    seen |= {"collected": 0, "runs": []}
    supply = Supply(Knobs(latency=0.0))
    with tempfile.TemporaryDirectory(prefix="test-") as folder:
        file = Path(folder) / f"test_{CELL}"
        file.write_text("".join(linecache.getlines(CELL)), encoding="utf-8")
        (Path(folder) / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        async with serve(Gate(supply)) as supplier:
            names = chance.sample(sorted(SHOPS), len(SHOPS))
            await asyncio.to_thread(_run, file, _watcher(names, supplier.url, supply, seen))
            seen["done"] = True


def _run(file: Path, watcher: Any) -> None:
    import pytest

    place = ["-c", str(file.parent / "pytest.ini"), f"--rootdir={file.parent}"]
    pytest.main([*OPTIONS, *place, str(file)], [watcher])
    sys.modules.pop(file.stem, None)  # pytest takes a module that it finds there for the file


def _watcher(names: list[str], url: str, supply: Any, seen: dict[str, Any]) -> Any:
    """Return a pytest plugin that gives the tests their fixtures, and notes how each of them ended."""
    import pytest

    class Watcher:
        @pytest.fixture(params=names, ids=[f"shop{number}" for number in range(len(names))])
        def shop(self, request: Any) -> Shop:
            return Shop(url, SHOPS[request.param])

        @pytest.fixture(autouse=True)
        def dairy(self) -> Dairy:
            supply.reset()
            return Dairy(supply)

        def pytest_collection_modifyitems(self, items: list[Any]) -> None:
            seen["collected"] = len(items)

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_makereport(self, item: Any, call: Any) -> Any:
            report = yield
            if report.when == "call" or report.outcome != "passed":
                seen["runs"].append(_note(item, call, report) | _books(supply))
            return report

    return Watcher()


def _note(item: Any, call: Any, report: Any) -> dict[str, Any]:
    """Return how one test ended, in plain values."""
    error = call.excinfo
    stack = error.traceback if error else ()
    own = [entry.lineno + 1 for entry in stack if Path(entry.path).name.endswith(CELL)]
    return {
        "shop": getattr(getattr(item, "callspec", None), "params", {}).get("shop"),
        "outcome": "skipped" if hasattr(report, "wasxfail") else report.outcome,
        "type": error.typename if error else "",
        "message": str(error.value).split("\n")[0][:200] if error else "",
        "line": own[-1] if own else None,
    }


def _books(supply: Any) -> dict[str, Any]:
    counts = supply.counts
    return {
        "orders": len(supply.orders),
        "requests": counts.requests,
        "trouble": counts.failed + counts.refused,
    }


def runs_of(e: Evidence, shop: str) -> list[dict[str, Any]]:
    """Return how the tests ended that were run against `shop`."""
    return [run for run in e.seen.get("runs", ()) if run["shop"] == shop]


def passed(e: Evidence, shop: str) -> bool:
    """Say whether every test passed on `shop`, and there was one."""
    runs = runs_of(e, shop)
    return bool(runs) and all(run["outcome"] == "passed" for run in runs)


def failed(e: Evidence, shop: str) -> bool:
    """Say whether a test failed on `shop`."""
    return any(run["outcome"] == "failed" for run in runs_of(e, shop))


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
    ends = {shop: [run["outcome"] for run in runs_of(e, shop)] for shop in (RIGHT, *WRONG)}
    told = "; ".join(f"{shop}: {', '.join(outcomes) or 'not run'}" for shop, outcomes in ends.items())
    return f"pytest found {e.seen.get('collected', 0)} runs of your test. How they ended: {told}."
