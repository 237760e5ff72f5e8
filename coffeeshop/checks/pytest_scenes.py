"""The learner's cell as a test file: pytest runs it, for real, and how each test ended is noted."""

from __future__ import annotations

import asyncio
import io
import linecache
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, ClassVar

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import CELL

PLUGINS = ("-p", "pytest_asyncio.plugin")
ANYIO = ("-p", "anyio.pytest_plugin")
WITHOUT = ("cacheprovider", "faulthandler", "warnings", "unraisableexception", "threadexception")
OPTIONS = (
    *("--disable-plugin-autoload", "--tb=no", "-q", "--color=no", "--capture=sys", "--import-mode=importlib"),
    *(f"-pno:{plugin}" for plugin in WITHOUT),  # they would take what the check itself looks at
    *("-o", "enable_assertion_pass_hook=true"),
)


def load() -> None:
    """Run pytest and serve a shop, once each: the first time they take longer than a learner's test."""
    import httpx
    from fastapi.testclient import TestClient

    from coffeeshop.app import create_app
    from coffeeshop.serving import serve

    app = create_app()
    with serve(app) as shop, httpx.Client(base_url=shop.url) as client:
        client.get("/ping")
    TestClient(app).get("/ping")
    with _folder("async def test_nothing(): pass\n") as file, redirect_stdout(io.StringIO()):
        _run(file, (), (*ANYIO, "-o", "asyncio_mode=auto"))


async def run_pytest(*plugins: Any, options: tuple[str, ...] = ()) -> None:
    """Run the learner's cell as a test file, in a thread of its own, with `plugins` of the check's."""
    with _folder("".join(linecache.getlines(CELL))) as file:
        await asyncio.to_thread(_run, file, plugins, options)


@contextmanager
def _folder(source: str) -> Iterator[Path]:
    """Give a test file in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="test-") as folder:
        file = Path(folder) / f"test_{CELL}"
        file.write_text(source, encoding="utf-8")
        (Path(folder) / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        yield file


def _run(file: Path, plugins: tuple[Any, ...], options: tuple[str, ...]) -> None:
    import pytest

    place = ["-c", str(file.parent / "pytest.ini"), f"--rootdir={file.parent}"]
    sys.path.insert(0, str(file.parent))  # where a process of the learner's finds the cell's functions
    try:
        pytest.main([*OPTIONS, *PLUGINS, *options, *place, str(file)], list(plugins))
    finally:
        sys.path.remove(str(file.parent))
        sys.modules.pop(file.stem, None)  # pytest takes a module that it finds there for the file


def notes(seen: dict[str, Any], shops: str, also: Callable[[], dict[str, Any]] = dict) -> Any:
    """Return a pytest plugin that notes in `seen` how many tests there are, and how each of them ended.

    Of each run it keeps as "held" the lines of the assertions that were reached and held. `shops` is the
    fixture whose parameter names the shop; `also` says what else to note after a test.
    """
    import pytest

    class Notes:
        held: ClassVar[set[int]] = set()

        def pytest_assertion_pass(self, lineno: int) -> None:
            self.held.add(lineno)

        def pytest_runtest_logstart(self) -> None:
            self.held.clear()

        def pytest_collection_modifyitems(self, items: list[Any]) -> None:
            seen["collected"] = len(items)

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_makereport(self, item: Any, call: Any) -> Any:
            report = yield
            if report.when == "call" or report.outcome != "passed":
                about = {"shop": shop_of(item, shops), "held": sorted(self.held)}
                seen["runs"].append(about | _note(item, call, report) | also())
            return report

    return Notes()


def shop_of(item: Any, shops: str) -> str | None:
    """Return the name of the shop that a test is run against, None where it asks for none."""
    return getattr(getattr(item, "callspec", None), "params", {}).get(shops)


def _note(item: Any, call: Any, report: Any) -> dict[str, Any]:
    """Return how one test ended, in plain values."""
    error = call.excinfo
    stack = error.traceback if error else ()
    own = [entry.lineno + 1 for entry in stack if Path(entry.path).name.endswith(CELL)]
    return {
        "test": getattr(item, "originalname", None) or item.name,
        "outcome": "skipped" if hasattr(report, "wasxfail") else report.outcome,
        "type": error.typename if error else "",
        "message": str(error.value).split("\n")[0][:200] if error else "",
        "line": own[-1] if own else None,
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


def told(e: Evidence, shops: tuple[str, ...]) -> str:
    """Say how the tests ended on each of `shops`."""
    ends = {shop: [run["outcome"] for run in runs_of(e, shop)] for shop in shops}
    each = "; ".join(f"{shop}: {', '.join(outcomes) or 'not run'}" for shop, outcomes in ends.items())
    return f"pytest found {e.seen.get('collected', 0)} runs of your test. How they ended: {each}."


def said(run: dict[str, Any]) -> str:
    """Return what a failed test said, without a full stop."""
    words = f"{run['type']}: {run['message']}" if run["message"] else run["type"]
    return words.rstrip(".")
