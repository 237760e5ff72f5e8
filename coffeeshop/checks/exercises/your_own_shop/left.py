"""What a shop leaves behind: places that the refused keep, and a client that nobody closes."""

from __future__ import annotations

import ast

from coffeeshop.checks.branches import CLOSING
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding


def counted_in(e: Evidence) -> Finding:
    """After the crowd, when nobody is inside any more, customers are turned away."""
    full, after = e.seen["crowd"].count(503), e.seen["after_crowd"]
    return Finding(
        "refused-counted-in",
        f"{full} were turned away while the shop was full. When all the others had left it was empty, and of three who "
        f"came then, {after.count(503)} got a 503 as well.",
        "Whoever is turned away has been counted in before, and is never counted out: they keep a place in which nobody "
        "is.",
        "Look whether there is a place first, and count only those in who find one.",
        _counts(e),
    )


def _counts(e: Evidence) -> int | None:
    """Return the line at which an order is counted in."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add) and _is_one(node.value):
            return node.lineno
    return e.line("acquire", "append", "add") or getattr(e.functions.get("order"), "lineno", None)


def _is_one(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value == 1


def left_open(e: Evidence) -> Finding | None:
    """The shop is shut, and a client that it used is still open."""
    closed = e.seen.get("closed") or {}
    if closed.get("late"):
        return Finding(
            "never-closes",
            f"Your shop was asked to close, and was still closing {CLOSING:g} s later.",
            "What stands behind the `yield` of its lifespan, or around it, waits for something that does not come.",
            "Cancel what runs for ever before you wait for its end.",
        )
    if not closed.get("left_open"):
        return None
    made = e.call("httpx.AsyncClient", "httpx.Client", "AsyncClient")
    line = made.line if made else None
    what = "The shop was shut, and the client with which it had asked the supplier was still open."
    return _tried(e, what) or Finding(
        "client-not-closed",
        what,
        "Nothing closes it when the shop closes, so its connections stay until the supplier gives them up.",
        "Open it in the lifespan with `async with` around the `yield`, or await its `aclose()` in a `finally`.",
        line,
    )


def _tried(e: Evidence, what: str) -> Finding | None:
    """The closing is written down, and did not come about."""
    raised, closing = e.seen["closed"]["raised"], e.call("aclose")
    if raised:
        return Finding(
            "client-not-closed",
            f"{what} Your lifespan had raised {raised['type']}: {raised['message'].rstrip('.')}.",
            "What is raised there ends the lifespan, and whatever it had still to close stays open.",
            "An `AsyncClient` is closed with `await client.aclose()`, or by `async with`.",
            raised["line"],
        )
    if closing and not closing.awaited:
        return Finding(
            "client-not-closed",
            what,
            "`aclose()` without `await` is a coroutine that never runs.",
            "Write `await` in front of it.",
            closing.line,
        )
    return None
