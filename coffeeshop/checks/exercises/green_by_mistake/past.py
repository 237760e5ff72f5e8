"""Why a shop with a fault gets past the tests."""

from __future__ import annotations

import ast
import re
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.green_by_mistake.scene import RIGHT, WRONG
from coffeeshop.checks.exercises.green_by_mistake.shops import BAGS, LATTE, STAPLER
from coffeeshop.checks.pytest_blind import idle, passed_over, twice
from coffeeshop.checks.pytest_rules import no_assert, nodes, swallowed
from coffeeshop.checks.pytest_scenes import failed, runs_of
from coffeeshop.checks.reading import Call
from coffeeshop.checks.verdict import Finding

CALLED = {
    "short": "the shop that opens with three bags",
    "dry": "the shop without milk",
    "generous": "the shop that sells staplers",
}
PATHS = {"short": BAGS, "dry": LATTE, "generous": STAPLER}
NEVER = re.compile(r"coroutine '(?:\w+\.)*(\w+)' was never awaited")


def gets_past(e: Evidence) -> Finding | None:
    """The first shop that no test fails on."""
    name = next((name for name in WRONG if not failed(e, name)), None)
    if name is None:
        return None
    path = PATHS[name]
    asked = [run for run in runs_of(e, name) if any(request[0] == path for request in run["requests"])]
    if not asked:
        return _never_asked(e, name)
    status, is_open = next(request[1:] for request in asked[-1]["requests"][::-1] if request[0] == path)
    what = f"All your tests pass on {CALLED[name]}, which answered `{path}` with status {status}."
    return (
        _not_opened(e, name, what, is_open)
        or no_assert(e, what)
        or swallowed(e, what)
        or twice(e, what, _word(path))
        or passed_over(e, what, asked, runs_of(e, RIGHT))
        or idle(e, what, asked)
        or _other_method(e, what, path, status)
        or _response_is_true(e, what)
        or _nothing_asserted(e, what, path, asked)
        or Finding(
            "too-lenient",
            what,
            "What the test asks for holds for this shop as it does for the right one.",
            "Ask for exactly what the right shop answers: its status, or its number of bags.",
            _assert_on(e, path) or _line_of(e, path),
        )
    )


def _never_asked(e: Evidence, name: str) -> Finding:
    path = PATHS[name]
    what = f"All your tests pass on {CALLED[name]}, and `{path}` was never asked there."
    forgotten = _forgotten(e)
    if forgotten and forgotten.line in _asserted(e):
        return Finding(
            "coroutine-is-true",
            what,
            f"`{forgotten.name}(...)` without `await` is a coroutine that never runs, and an object like any "
            "other: an `assert` takes it for true.",
            "Write `await` in front of the call.",
            forgotten.line,
        )
    if forgotten:
        return Finding(
            "request-not-awaited",
            what,
            "The request is not awaited, so it is never sent: what the test holds is a coroutine, not an answer.",
            "Write `await` in front of it.",
            forgotten.line,
        )
    return twice(e, what, _word(path)) or Finding(
        "nobody-asks",
        what,
        "No test asks for it any more, so whatever it answers is fine.",
        f"Have a test ask for `{path}`, and look at the answer.",
        _line_of(e, path),
    )


def _forgotten(e: Evidence) -> Call | None:
    """Return the first call whose coroutine, Python says, was never awaited."""
    lost = [found for warning in e.warnings for found in NEVER.findall(warning)]
    return e.call(*lost, awaited=False) if lost else None


def _asserted(e: Evidence) -> set[int]:
    """Return the lines of the assertions."""
    asserts = [node for node in nodes(e) if isinstance(node, ast.Assert)]
    return {line for node in asserts for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def _not_opened(e: Evidence, name: str, what: str, is_open: bool) -> Finding | None:
    opened = any(run["opened"] for run in runs_of(e, name))
    if is_open and not opened:
        return Finding(
            "state-by-hand",
            what,
            "Your code puts beans and menu into `app.state` itself, so what the shop does as it opens is never "
            "tested, and that is where its fault may be.",
            "Let the lifespan do it: `with TestClient(app)` or `with serve(app)` runs it.",
            next((n for n, text in enumerate(e.source.splitlines(), 1) if "app.state" in text), None),
        )
    if is_open:
        return None
    return Finding(
        "lifespan-never-ran",
        what,
        "The shop was shut: its lifespan did not run, and then every answer is a failure, whatever is asked.",
        "Take a way in that opens the shop: `with TestClient(app)`, or `with serve(app)`.",
        e.line("ASGITransport", "TestClient"),
    )


def _other_method(e: Evidence, what: str, path: str, status: int) -> Finding | None:
    if status != 405:
        return None
    return Finding(
        "other-method",
        what,
        f"405 says that `{path}` takes no request of that method. So the answer is the same in every shop, whatever it "
        "sells.",
        "Ask as a customer does, with `post`.",
        _line_of(e, path),
    )


def _nothing_asserted(e: Evidence, what: str, path: str, asked: list[dict[str, Any]]) -> Finding | None:
    if any(_asserted(e).intersection(run["held"]) for run in asked):  # pytest's plugins assert, too
        return None
    return Finding(
        "nothing-asserted",
        what,
        f"The test that asks for `{path}` reached no `assert`: a comparison that nobody asserts fails nothing.",
        "Assert what the right shop answers: its status, or its number of bags.",
        _line_of(e, path),
    )


def _response_is_true(e: Evidence, what: str) -> Finding | None:
    for node in nodes(e):
        if isinstance(node, ast.Assert) and _asks_nothing(node.test):
            return Finding(
                "response-is-true",
                what,
                "httpx's answer is an object, and an object is true, also with a 503 in it.",
                "Ask for its `.status_code`.",
                node.lineno,
            )
    return None


def _asks_nothing(test: ast.expr) -> bool:
    """Say whether an assertion asks only if there is an answer: `assert answer`, `answer is not None`."""
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
        other = test.comparators[0]
        return isinstance(other, ast.Constant) and other.value is None and isinstance(test.left, ast.Name)
    call = test.value if isinstance(test, ast.Await) else test
    posts = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
    return isinstance(test, ast.Name) or (posts and call.func.attr in ("get", "post"))  # type: ignore[attr-defined]


def _line_of(e: Evidence, path: str) -> int | None:
    """Return the line that names `path`, or what it ends with."""
    lines = e.source.splitlines()
    words = (path, f'"{_word(path)}"')
    return next((n for n, text in enumerate(lines, 1) if any(word in text for word in words)), None)


def _word(path: str) -> str:
    """Return what a path ends with: "latte"."""
    return path.rsplit("/", 1)[-1]


def _assert_on(e: Evidence, path: str) -> int | None:
    """Return the line of the first assertion below `path` in the same function."""
    asked = _line_of(e, path)
    for function in e.functions.values():
        if asked and function.lineno <= asked <= (function.end_lineno or 0):
            found = [n.lineno for n in ast.walk(function) if isinstance(n, ast.Assert) and n.lineno >= asked]
            return min(found, default=None)
    return None
