"""What goes wrong with an order that shows no card."""

from __future__ import annotations

import ast
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.fifth_shop import scene
from coffeeshop.checks.exercises.fifth_shop.source import TILL
from coffeeshop.checks.verdict import Finding


def without(e: Evidence) -> Finding | None:
    """Orders with a card are well; the one without is not answered as before."""
    bare = e.seen.get("bare")
    if not bare or scene.as_before(bare):
        return None
    error = bare["error"]
    if bare["status"] == 422:
        return Finding(
            "card-required",
            "With a card the latte came as it should; an order without one was answered with status 422.",
            "FastAPI asks the customer for each parameter that has no default, also for those of a function that "
            "stands in `Depends`.",
            "Keep the default where the shop takes the card, and hand the card on from there.",
            _asks(e),
        )
    return Finding(
        "without-a-card",
        f"With a card the latte came as it should; an order without one {_answered(bare)}.",
        "Before your cure such an order took card 8 for granted, and its 3 points.",
        "Leave the default as it was, and change who waits.",
        error.get("line") or _asks(e),
    )


def _answered(bare: dict[str, Any]) -> str:
    if bare["error"]:
        said = f"{bare['error']['type']}: {bare['error']['message'].rstrip('.')}"
        return f"was answered with status {bare['status']}: {said}"
    if bare["status"] is None:
        return "was not answered within 1.4 s"
    return f"was answered {bare['body']}, with status {bare['status']}, in place of {bare['right']}"


def _asks(e: Evidence) -> int | None:
    """Return the line where the till stands in `Depends`, or else of a function that takes the card."""
    for call in (
        node for made in e.functions.values() for node in ast.walk(made) if isinstance(node, ast.Call)
    ):
        if ast.unparse(call.func).endswith("Depends") and TILL in ast.unparse(call):
            return call.lineno
    taking = [f for name, f in e.functions.items() if name != TILL and any(a.arg == "card" for a in _all(f))]
    bare = [f for f in taking if len(_all(f)) > len(f.args.defaults) + sum(map(bool, f.args.kw_defaults))]
    return next((f.lineno for f in sorted(bare or taking, key=lambda f: not f.decorator_list)), None)


def _all(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    return [*function.args.args, *function.args.kwonlyargs]
