"""Why a test passes on the shop that orders twice as well as on the one that does not."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_double_order.scene import RIGHT
from coffeeshop.checks.pytest_rules import always_true, first, no_assert, nodes, swallowed
from coffeeshop.checks.pytest_scenes import passed, runs_of
from coffeeshop.checks.verdict import Finding


def passes_on_both(e: Evidence) -> Finding | None:
    """The test passes on both shops."""
    if not (passed(e, RIGHT) and passed(e, "hasty")):
        return None
    orders = max(run["orders"] for run in runs_of(e, "hasty"))
    noted = f"{orders} order{'s' * (orders != 1)}"
    what = f"Your test passes on both shops, and the hasty one's supplier had {noted}."
    early = _looks_too_early(e, what)
    if early:
        return early
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
        first(e, ast.Assert),
    )


def _looks_too_early(e: Evidence, what: str) -> Finding | None:
    looks = [run["look"] for run in runs_of(e, "hasty") if run["trouble"]]
    if not looks or not all(look.get("early") for look in looks):
        return None
    seen = looks[-1]["orders"]
    return Finding(
        "looks-too-early",
        f"{what} When the test last looked, there {'was' if seen == 1 else 'were'} {seen}, and the shop had "
        "not come to the end of its order.",
        "A second order comes with a second try, when the first has had no answer; whoever looks before that "
        "cannot see it.",
        "Await the order to its end, and look then.",
        looks[-1]["line"],
    )


def _asserts(e: Evidence, what: str) -> Finding | None:
    found = no_assert(e, what) or always_true(e, what) or swallowed(e, what)
    if found:
        return found
    asserts = [node for node in nodes(e) if isinstance(node, ast.Assert)]
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


def _uses_count(e: Evidence, node: ast.Assert) -> bool:
    """Say whether the assertion looks at a name that was taken from the supplier's books."""
    names = _names(node.test)
    books = [n for n in nodes(e) if isinstance(n, ast.Assign) and "dairy" in ast.unparse(n.value)]
    return "dairy" in names or any(names & _names(target) for n in books for target in n.targets)


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
