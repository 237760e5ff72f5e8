"""Why a test passes on the shop that orders twice as well as on the one that does not."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_double_order.scene import RIGHT, passed, runs_of
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

CATCHES = ("Exception", "BaseException", "AssertionError")


def passes_on_both(e: Evidence) -> Finding | None:
    """The test passes on both shops."""
    if not (passed(e, RIGHT) and passed(e, "hasty")):
        return None
    orders = max(run["orders"] for run in runs_of(e, "hasty"))
    noted = f"{orders} order{'s' * (orders != 1)}"
    what = f"Your test passes on both shops, and the hasty one's supplier had {noted}."
    if not any(run["trouble"] for run in runs_of(e, "hasty")):
        return Finding(
            "no-trouble",
            what,
            "Nothing went wrong while the shops ordered, so neither had a reason to try again.",
            "Tell the supplier first what it shall do, as in the lesson, and let the shop order then.",
            e.line("order"),
        )
    return _asserts(e, what) or Finding(
        "too-lenient",
        what,
        "Its condition holds for two orders as it does for one.",
        "Ask for exactly as many orders as there should be.",
        _first(e, ast.Assert),
    )


def _asserts(e: Evidence, what: str) -> Finding | None:
    asserts = [node for node in _nodes(e) if isinstance(node, ast.Assert)]
    if not asserts and not e.call("raises", "fail") and not _first(e, ast.Raise):
        return Finding(
            "no-assert",
            what,
            "A test fails where something is raised, and yours only looks: a comparison, a `print` "
            "or a `return` raises "
            "nothing.",
            "Write `assert` in front of what must be true.",
            e.functions["test_beans_are_ordered_once"].lineno
            if "test_beans_are_ordered_once" in e.functions
            else None,
        )
    caught = _caught(e)
    if caught:
        return Finding(
            "swallowed",
            what,
            "The test catches its own failure: an `assert` that fails raises AssertionError, and the "
            "`except` takes it.",
            "Leave the assertion outside of `try`.",
            caught,
        )
    if asserts and not any(".orders" in ast.unparse(node.test) or _uses_count(e, node) for node in asserts):
        return Finding(
            "asks-the-shop",
            what,
            "It asks whether the shop is content, and the hasty shop is: it has an answer, if only "
            "to its second try.",
            "Only the supplier knows what was ordered: look at `dairy.orders`.",
            asserts[0].lineno,
        )
    return None


def _caught(e: Evidence) -> int | None:
    """Return the line of an `except` that takes the failure of an `assert`, else None."""
    for node in _nodes(e):
        inside = ast.walk(ast.Module(node.body, [])) if isinstance(node, ast.Try) else ()
        if any(isinstance(part, ast.Assert) for part in inside):
            for handler in node.handlers:  # type: ignore[attr-defined]
                names = ast.unparse(handler.type) if handler.type else "BaseException"
                if any(name in names for name in CATCHES):
                    return handler.lineno
    return None


def _uses_count(e: Evidence, node: ast.Assert) -> bool:
    """Say whether the assertion looks at a name that was taken from the supplier's books."""
    names = _names(node.test)
    books = [n for n in _nodes(e) if isinstance(n, ast.Assign) and "dairy" in ast.unparse(n.value)]
    return "dairy" in names or any(names & _names(target) for n in books for target in n.targets)


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _nodes(e: Evidence) -> list[ast.AST]:
    return list(ast.walk(parse(e.source) or ast.Module([], [])))


def _first(e: Evidence, kind: type[ast.AST]) -> int | None:
    return next((node.lineno for node in _nodes(e) if isinstance(node, kind)), None)  # type: ignore[attr-defined]
