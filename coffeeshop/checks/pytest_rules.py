"""What can go wrong in every test that a learner writes: diagnoses that know pytest and no shop."""

from __future__ import annotations

import ast
import re
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

CATCHES = ("Exception", "BaseException", "AssertionError")


def no_test(e: Evidence) -> Finding | None:
    """pytest collected nothing."""
    if e.seen.get("collected"):
        return None
    return Finding(
        "no-test",
        "pytest found no test in your cell.",
        "It collects the functions whose names begin with `test`, and no others.",
        "Give your function such a name.",
        next((f.lineno for f in e.functions.values()), None),
    )


def skipped(e: Evidence) -> Finding | None:
    """A test was skipped, or expected to fail."""
    if not any(run["outcome"] == "skipped" for run in e.seen["runs"]):
        return None
    return Finding(
        "skipped",
        "pytest was told to skip your test, or to expect its failure.",
        "Such a test never turns red.",
        "Take the mark away.",
        e.line("skip", "xfail", "skipif"),
    )


def unknown_fixture(e: Evidence, there: str) -> Finding | None:
    """A test asks for an argument that nobody knows; `there` says which there are."""
    if not any(run["type"] == "FixtureLookupError" for run in e.seen["runs"]):
        return None
    return Finding(
        "unknown-fixture",
        "pytest could not call your test: it asks for an argument that pytest does not know.",
        "A test's arguments are fixtures, found by their names.",
        there,
        first_test(e),
    )


def shop_not_asked(e: Evidence) -> Finding | None:
    """No test has the fixture whose parameter names the shop."""
    if any(run["shop"] for run in e.seen["runs"]):
        return None
    return Finding(
        "shop-not-asked",
        "Your tests ran, and none of them met the check's shops.",
        "No test takes `app`, nor a fixture that does, so they say the same whatever those shops do.",
        "Take `app` as an argument, as the starter does.",
        first_test(e),
    )


def reads_the_shop(e: Evidence, inside: re.Pattern[str]) -> Finding:
    """The source looks into a shop, as the pattern `inside` has found."""
    return Finding(
        "reads-the-shop",
        "Your test looks into the shop, at how it is made.",
        "Tomorrow somebody mends or breaks it in another way, and the test does not notice.",
        "Let it be asked as by a customer, and look at what comes of it.",
        next((n for n, line in enumerate(e.source.splitlines(), 1) if inside.search(line)), None),
    )


def no_assert(e: Evidence, what: str) -> Finding | None:
    """Nothing in the source can fail a test."""
    if first(e, ast.Assert) or first(e, ast.Raise) or e.call("raises", "fail"):
        return None
    return Finding(
        "no-assert",
        what,
        "A test fails where something is raised, and yours only looks: a comparison, a `print` or a `return` "
        "raises nothing.",
        "Write `assert` in front of what must be true.",
        first_test(e),
    )


def always_true(e: Evidence, what: str) -> Finding | None:
    """An assertion that can't fail: of a tuple, of a text, of a generator, or of one thing `or` a text."""
    found = next((n for n in nodes(e) if isinstance(n, ast.Assert) and _is_true(n.test)), None)
    if found is None:
        return None
    kind, line = type(found.test), found.lineno
    why = {
        ast.Tuple: "The brackets and the comma make a tuple, and a tuple that is not empty is true, whatever "
        "is in it.",
        ast.GeneratorExp: "Brackets around a `for` make a generator, and a generator is true, whatever would "
        "come out.",
        ast.BoolOp: "Behind `or` stands something that is always true, so all of it is.",
    }.get(kind, "A value that is not empty is true, and nothing here can make it empty.")
    return Finding(
        "always-true",
        f"{what} The assertion on line {line} can't fail.",
        why,
        "Leave the brackets out: `assert`, one condition, a comma, and the words."
        if kind is ast.Tuple
        else "Assert a condition that is false where something is wrong.",
        line,
    )


def _is_true(value: ast.expr) -> bool:
    if isinstance(value, (ast.Tuple, ast.List, ast.Set)):
        return bool(value.elts)
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
        return any(map(_is_true, value.values))
    if isinstance(value, ast.Constant):
        return bool(value.value)
    return isinstance(value, (ast.GeneratorExp, ast.Lambda))


def swallowed(e: Evidence, what: str) -> Finding | None:
    """The test catches its own failure."""
    for node in nodes(e):
        for line, names in _takes(node) if isinstance(node, (ast.Try, ast.With)) else ():
            inside = ast.walk(ast.Module(node.body, []))  # type: ignore[attr-defined]
            if any(name in names for name in CATCHES) and any(
                isinstance(part, ast.Assert) for part in inside
            ):
                return _swallowed(what, line)
    return None


def _takes(node: ast.Try | ast.With) -> list[tuple[int, str]]:
    """Return what a `try`, or a `with suppress(...)`, takes of what is raised in it, and at which lines."""
    if isinstance(node, ast.Try):
        return [(h.lineno, ast.unparse(h.type) if h.type else "BaseException") for h in node.handlers]
    managers = [(item.context_expr.lineno, ast.unparse(item.context_expr)) for item in node.items]
    return [(line, text) for line, text in managers if "suppress(" in text]


def _swallowed(what: str, line: int) -> Finding:
    return Finding(
        "swallowed",
        what,
        "The test catches its own failure: an `assert` that fails raises AssertionError, and that is "
        "taken here.",
        "Leave the assertion outside.",
        line,
    )


def not_run(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    """A test failed since nobody awaits it, or since it awaits what it can't, or not what it should."""
    return _nobody_runs_it(e, run, what) or _misplaced_await(e, run, what)


def _nobody_runs_it(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    if "async def functions are not natively supported" in run["message"]:
        return Finding(
            "nobody-runs-it",
            what,
            "A test that is a coroutine needs a plugin to run it, and none was asked.",
            "Mark it with `pytest.mark.asyncio` or `pytest.mark.anyio`.",
            first_test(e),
        )
    if "async fixture" in run["message"] or "async_generator" in run["message"]:
        mine = [f.lineno for f in e.functions.values() if isinstance(f, ast.AsyncFunctionDef)]
        return Finding(
            "async-fixture",
            what,
            "A fixture that is an `async def` needs a loop as well, and pytest's own `fixture` has none.",
            "Make it with `pytest_asyncio.fixture`, or let a plain `def` do its work.",
            min(mine, default=None),
        )
    return None


def _misplaced_await(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    if "'coroutine' object" in run["message"]:
        found = e.call("get", "post", "request", awaited=False)
        return Finding(
            "request-not-awaited",
            what,
            "Without `await` there is no answer yet, only a coroutine, and nothing has been ordered.",
            "Write `await` in front of the request.",
            found.line if found else run["line"],
        )
    if "can't be used in 'await' expression" in run["message"]:
        return Finding(
            "await-what-cannot",
            what,
            "`TestClient` and `httpx.Client` are for plain `def` tests: they come back with the answer.",
            "Leave out the `await` and the `async`, or take an `httpx.AsyncClient`.",
            run["line"],
        )
    if "cannot be called from a running event loop" in run["message"]:
        return Finding(
            "run-inside-loop",
            what,
            "`asyncio.run` starts a loop of its own, and the test runs in one already.",
            "Write `await` in its place, or make the test a plain `def`.",
            run["line"],
        )
    return None


def stumbles(run: dict[str, Any], what: str) -> Finding:
    """A test raised something that is no verdict."""
    return Finding(
        "test-raised",
        what,
        "That is no verdict on the shop: the test itself stumbles.",
        "Mend the line, then run the check again.",
        run["line"],
    )


def nodes(e: Evidence) -> list[ast.AST]:
    """Return every node of the source's syntax tree."""
    return list(ast.walk(parse(e.source) or ast.Module([], [])))


def first(e: Evidence, kind: type[ast.AST]) -> int | None:
    """Return the line of the first node of that kind."""
    return min((node.lineno for node in nodes(e) if isinstance(node, kind)), default=None)  # type: ignore[attr-defined]


def first_test(e: Evidence) -> int | None:
    """Return the line of the first test."""
    return next((f.lineno for name, f in e.functions.items() if name.startswith("test")), None)
