"""What goes wrong with the learner's own tests, and why."""

from __future__ import annotations

import ast
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.your_own_shop import tasting
from coffeeshop.checks.exercises.your_own_shop.tasting import BROKEN, LONGEST, WHOLE
from coffeeshop.checks.pytest_blind import idle, passed_over, twice
from coffeeshop.checks.pytest_rules import swallowed
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding

REQUESTS = tuple(f"shop.{verb}" for verb in ("get", "post", "put", "delete", "request"))


def caught(e: Evidence) -> list[str]:
    """Return the broken copies that the learner's tests catch."""
    return tasting.caught(e.seen["tests"]["runs"])


def _on(e: Evidence, copy: str) -> list[dict[str, Any]]:
    return [run for run in e.seen["tests"]["runs"] if run["shop"] == copy]


def tests(e: Evidence) -> Finding | None:
    """The tests are missing, red on the learner's own shop, or blind."""
    told = e.seen["tests"]
    if told["late"]:
        return Finding(
            "tests-too-long",
            f"Your tests were not done after {LONGEST:g} s, on your shop and three broken copies.",
            "Each of them runs up to four times. One waits for something that does not come, or holds the loop.",
            "Keep them short, and let no test sleep.",
            e.line("time.sleep"),
        )
    return _none(e) or _red(e) or _blind(e)


def _none(e: Evidence) -> Finding | None:
    told = e.seen["tests"]
    if not told["collected"]:
        return Finding(
            "no-test",
            "pytest found no test in your cell.",
            "It collects the functions whose names begin with `test`, and no others.",
            "Write one, `async def test_...(shop, supplier)`.",
        )
    if any(run["outcome"] == "skipped" for run in told["runs"]):
        return Finding(
            "skipped",
            "pytest was told to skip a test of yours, or to expect its failure.",
            "Such a test never turns red.",
            "Take the mark away.",
            e.line("skip", "xfail", "skipif"),
        )
    if not told["shop"]:
        return Finding(
            "shop-not-asked",
            f"{told['collected']} of your tests ran, and none of them came to the shop.",
            "They have no argument `shop`, so they say the same whatever the shop does.",
            "Take `shop` as an argument, and ask it something.",
            _first(e),
        )
    return None


def _red(e: Evidence) -> Finding | None:
    red = next((run for run in e.seen["tests"]["runs"] if run["shop"] in (WHOLE, None) and run["type"]), None)
    if red is None:
        return None
    said = f"{red['type']}: {red['message']}".rstrip(".: ")
    unawaited = red["type"] in ("AttributeError", "TypeError") and "coroutine" in red["message"]
    return Finding(
        "test-not-awaited" if unawaited else "red-on-yours",
        f"`{red['test']}` fails on your own shop: {said}.",
        "A request of an asynchronous client is a coroutine until it is awaited."
        if unawaited
        else "Either the shop breaks a promise or the test asks for something else.",
        "Write `await` in front of the request."
        if unawaited
        else "Decide which of the two is right, and mend the other.",
        red["line"],
    )


def _blind(e: Evidence) -> Finding | None:
    if caught(e):
        return None
    asserts = any(isinstance(n, ast.Assert) for f in _tests(e) for n in ast.walk(f))
    short = f"Your tests pass on your shop, and on all {len(BROKEN)} broken copies of it."
    copies = [run for copy in BROKEN for run in _on(e, copy)]
    unawaited = _asserted_coroutine(e)
    if unawaited:
        return Finding(
            "coroutine-is-true",
            short,
            f"Line {unawaited} asserts a coroutine. Without `await` it never runs and nothing is asked, and an `assert` "
            "takes it for true, like any other object.",
            "Write `await` in front of the request, and ask for the answer's status.",
            unawaited,
        )
    by_form = swallowed(e, short) or twice(e, short) or idle(e, short, copies)
    return by_form or _passed_over(e, short) or _not_shown(e, asserts)


def _passed_over(e: Evidence, short: str) -> Finding | None:
    for copy in BROKEN:
        what = f"{short[:-1]}, also on the one that {BROKEN[copy]}."
        found = passed_over(e, what, _on(e, copy), _on(e, WHOLE))
        if found:
            return found
    return None


def _not_shown(e: Evidence, asserts: bool) -> Finding:
    ways = [f"one {BROKEN[copy]}" for copy in BROKEN]
    return Finding(
        "catches-nothing" if asserts else "no-assert",
        f"Your tests pass on your shop, and on all {len(BROKEN)} broken copies of it: {in_order(ways)}.",
        "None of them brings the shop into a state in which the fault shows."
        if asserts
        else "A test fails where something is raised, and yours only look.",
        "Order something, or let the supplier be silent, and ask for what should come of it."
        if asserts
        else "Write `assert` in front of what must be true.",
        _first(e),
    )


def _asserted_coroutine(e: Evidence) -> int | None:
    """Return the line of an assertion whose whole test is a request that nobody awaits."""
    own = [name for name, function in e.functions.items() if isinstance(function, ast.AsyncFunctionDef)]
    for node in (n for f in _tests(e) for n in ast.walk(f)):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Call):
            called = ast.unparse(node.test.func)
            if called in own or called in REQUESTS:
                return node.lineno
    return None


def _tests(e: Evidence) -> list[Any]:
    return [function for name, function in e.functions.items() if name.startswith("test")]


def _first(e: Evidence) -> int | None:
    return next((function.lineno for function in _tests(e)), None)
