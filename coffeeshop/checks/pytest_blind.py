"""Why a test passes whatever the shop does: diagnoses that know pytest and no shop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.pytest_rules import nodes
from coffeeshop.checks.verdict import Finding

Run = dict[str, Any]
NUMBERS = ("status_code",)
METHODS = ("json", "raise_for_status", "read", "aread")


def twice(e: Evidence, what: str, word: str = "") -> Finding | None:
    """Two tests have one name, and the first of them, which holds `word`, is gone."""
    for body in (node.body for node in nodes(e) if isinstance(node, (ast.Module, ast.ClassDef))):
        known: dict[str, ast.stmt] = {}
        for made in body:
            if isinstance(made, (ast.FunctionDef, ast.AsyncFunctionDef)) and made.name.startswith("test"):
                first = known.setdefault(made.name, made)
                if first is not made and word in ast.unparse(first):
                    return _twice(what, made.name, first.lineno, made.lineno)
                known[made.name] = made
    return None


def _twice(what: str, name: str, first: int, second: int) -> Finding:
    return Finding(
        "same-name-twice",
        what,
        f"`{name}` is defined at line {first} and again at line {second}. Python keeps the last function "
        "of a name, so pytest never sees the first.",
        "Give each test a name of its own.",
        second,
    )


def idle(e: Evidence, what: str, there: list[Run]) -> Finding | None:
    """An assertion that held in the runs `there` is true by its form, whatever the shop answers."""
    held = {line for run in there for line in run["held"]}
    for node in nodes(e):
        if isinstance(node, ast.Assert) and node.lineno in held:
            found = _comma(node, what) or _true(node, what)
            if found:
                return found._replace(line=node.lineno)
    return None


def _comma(node: ast.Assert, what: str) -> Finding | None:
    """`assert bags, 10`, or `assert (bags, 10)`."""
    test, said = node.test, node.msg
    pair = isinstance(test, ast.Tuple) and test.elts
    if not pair and (said is None or _compares(test) or not (_compares(said) or _is_value(said))):
        return None
    return Finding(
        "behind-a-comma",
        what,
        "In brackets, with a comma, it is a pair, and a pair is true whatever it holds."
        if pair
        else f"The assertion ends at the comma: it asks whether `{ast.unparse(test)}` is something, and "
        f"`{ast.unparse(said)}` is the message for a failure.",  # type: ignore[arg-type]
        "Leave the brackets out, and compare with `==`."
        if pair
        else "Compare with `==` in place of the comma.",
    )


def _compares(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Compare) for part in ast.walk(node))


def _is_value(node: ast.expr) -> bool:
    """Say whether it is a number or the like, which nobody writes as a message."""
    if isinstance(node, (ast.List, ast.Tuple, ast.Dict, ast.Set)):
        return True
    return isinstance(node, ast.Constant) and not isinstance(node.value, str)


def _true(node: ast.Assert, what: str) -> Finding | None:
    """`assert status == 201 or 200`, `assert answer.status_code`."""
    part = _always(node.test)
    if part is None:
        return None
    why = _why_true(part, ast.unparse(part))
    if isinstance(node.test, ast.BoolOp):
        why = f"What stands behind an `or` is a question of its own, and {why}"
    return Finding(
        "always-true",
        what,
        why,
        "Ask for what should come, with `==`; `in (...)` asks whether it is one of several.",
    )


def _always(test: ast.expr) -> ast.expr | None:
    """Return the part by which a test is true in any case, None where there is none."""
    if isinstance(test, ast.BoolOp):
        found = [_always(value) for value in test.values]
        whole = isinstance(test.op, ast.Or) or None not in found
        return next((part for part in found if part is not None), None) if whole else None
    if isinstance(test, (ast.List, ast.Tuple, ast.Dict, ast.Set)):
        return test if getattr(test, "elts", getattr(test, "keys", None)) else None
    if isinstance(test, ast.Constant):
        return test if test.value else None
    if isinstance(test, ast.Attribute):
        return test if test.attr in (*NUMBERS, *METHODS) else None
    return test if isinstance(test, (ast.Lambda, ast.JoinedStr)) else None


def _why_true(part: ast.expr, text: str) -> str:
    if isinstance(part, ast.Attribute) and part.attr in METHODS:
        return f"`{text}` without brackets is a function that nobody calls, and a function is true."
    if isinstance(part, ast.Attribute):
        return f"`{text}` by itself is a number, and every number but 0 is true."
    return f"`{text}` by itself is true, whatever the shop answered."


def passed_over(e: Evidence, what: str, there: list[Run], right: list[Run]) -> Finding | None:
    """An assertion that was reached in the runs `right` was not in those of the same test `there`.

    Or it was reached in none of them.
    """
    asked = {run["test"] for run in there}
    reached = {line for run in there for line in run["held"]}
    elsewhere = {line for run in right if run["test"] in asked for line in run["held"]}
    mine = [f for f in nodes(e) if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef)) and f.name in asked]
    never = {n.lineno for f in mine for n in ast.walk(f) if isinstance(n, ast.Assert)}
    missed = min(elsewhere - reached, default=None) or (None if reached else min(never, default=None))
    if missed is None:
        return None
    line, way = _way_round(e, missed)
    return Finding(
        "assertion-not-reached",
        what,
        f"The assertion at line {missed} was not reached: {way}. What is not reached fails nothing.",
        "Ask for what should come before anything else, and without a condition.",
        line or missed,
    )


def _way_round(e: Evidence, line: int) -> tuple[int | None, str]:
    """Return what the assertion stands in, its line and what that did; the innermost."""
    around = [node for node in nodes(e) if _holds(node, line)]
    for node in sorted(around, key=lambda node: -node.lineno):  # type: ignore[attr-defined]
        if isinstance(node, (ast.If, ast.Match)):
            return (
                node.lineno,
                f"the `{'if' if isinstance(node, ast.If) else 'match'}` at line {node.lineno} led past it",
            )
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            return node.lineno, f"the loop at line {node.lineno} had nothing to go through"
        if isinstance(node, ast.Try):
            return (
                node.lineno,
                f"something was raised in the `try` at line {node.lineno} before it, and taken",
            )
    return None, "the test was over before it came there"


def _holds(node: ast.AST, line: int) -> bool:
    return any(
        isinstance(part, ast.Assert) and part.lineno == line
        for child in _bodies(node)
        for part in ast.walk(child)
    )


def _bodies(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.Match)):
        yield from ast.iter_child_nodes(node)
