"""Orders in Grind elsewhere that were not answered, and why."""

from __future__ import annotations

from typing import Any

from coffeeshop import mill
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.grind_elsewhere.handed import called, from_the_cell
from coffeeshop.checks.reading import Call
from coffeeshop.checks.verdict import Finding

PROMISES = ("coroutine", "future", "Future", "RLock", "not iterable")  # what FastAPI says of one
GONE = ("BrokenProcessPool", "BrokenWorkerProcess")
TAKES = ("run_in_process", "run_in_executor", "run_in_threadpool", "to_thread", "run_sync", "submit")


def stands_by(e: Evidence) -> Call | None:
    """Return the call in the endpoint that holds its thread until somebody else is done."""
    names = ("result", "get", "join", "wait", "map", "apply", "shutdown", "run")
    return next(
        (
            call
            for call in e.calls
            if call.name.rpartition(".")[2] in names and call.name != "app.get" and not call.awaited
        ),
        None,
    )


def hung(e: Evidence) -> Finding | None:
    """The loop was held for so long that the shop did not even come to tell what it recorded."""
    if "hung" not in e.seen:
        return None
    line = e.seen["hung"]["line"]
    return Finding(
        "endless",
        f"The shop did not answer anybody for {e.seen['hung']['seconds']:.1f} s, so the check gave up.",
        f"Line {line} was running then, and it never let go." if line else "",
        "Look at what should end it." if line else "Run the check once more: this machine may be busy.",
        line,
    )


def failed(e: Evidence) -> Finding | None:
    """Some order got no answer, or an error for an answer."""
    order = next((o for o in e.seen["orders"] if o["status"] != 200), None)
    if order is None:
        return None
    if order["status"] in (404, 405):
        return Finding(
            "off-the-menu",
            f"`GET /beans/{order['number']}` was answered with status {order['status']}.",
            "",
            "Keep the endpoint and its path, and change who grinds.",
        )
    return (
        _brackets(e, order)
        or _can_not_travel(e, order)
        or _not_awaited(e, order)
        or _loop_in_loop(e, order)
        or _no_answer(e, order)
        or _raised(order)
    )


def _what(order: dict[str, Any]) -> str:
    if order["status"] is None:
        return f"Order {order['number']} got no answer."
    return f"Order {order['number']} was answered with status {order['status']}."


def _brackets(e: Evidence, order: dict[str, Any]) -> Finding | None:
    line = called(e)
    if line is None:
        return None
    return Finding(
        "called-before-pool",
        f"{_what(order)} `grind` ran on the loop, and then there was nothing left to hand over but a text.",
        "With brackets behind it, it is called right here, and only its result goes to the pool.",
        "Hand over the function and its argument apart: the function without brackets, then a comma.",
        line,
    )


def _can_not_travel(e: Evidence, order: dict[str, Any]) -> Finding | None:
    error, thing = order["error"], from_the_cell(e)
    said = f"{error.get('type')}: {error.get('message')}"
    travels = (
        "ickl" in said
        or "local object" in said
        or "worker process ended" in said
        or error.get("type") in GONE
    )
    if not travels or thing is None:
        return None
    what, line = thing
    return Finding(
        "can-not-travel",
        f"{_what(order)} {what} can't travel to another process.",
        "Only its name travels, and the other process looks for that in a file. (A system that copies the whole "
        "process may let you get away with it; most don't.)",
        "Hand over `grind` itself, which stands in a file, and its argument behind it.",
        line,
    )


def _not_awaited(e: Evidence, order: dict[str, Any]) -> Finding | None:
    message = order["error"].get("message", "")
    if not any(sign in message for sign in PROMISES):
        return None
    found = e.call(*TAKES, awaited=False, function="beans")
    if found:
        name = found.name.split(".")[-1]
        return Finding(
            "not-awaited",
            f"{_what(order)} Your endpoint returned a promise of beans, and that is no answer.",
            f"`{name}` gives something to wait for, and nobody waits for it.",
            "Await it, and return the beans that come out."
            if name != "submit"
            else "What `submit` gives belongs to threads and can't be awaited: look for the loop's own way, "
            "`run_in_executor`.",
            found.line,
        )
    found = e.call("submit", "apply_async", awaited=True)
    if not found:
        return None
    return Finding(
        "await-submit",
        f"{_what(order)} Python said: {message}.",
        "The pool's own future belongs to threads: it can be asked for its result, and not awaited.",
        "Ask by way of the loop: `run_in_executor` gives a future that can be awaited.",
        found.line,
    )


def _loop_in_loop(e: Evidence, order: dict[str, Any]) -> Finding | None:
    message = order["error"].get("message", "")
    if "running event loop" not in message:
        return None
    return Finding(
        "run-inside-loop",
        f"{_what(order)} Python said: {message}.",
        "`asyncio.run` and its like start a loop of their own, and the shop's loop runs already.",
        "Write `await` in its place.",
        order["error"].get("line"),
    )


def _no_answer(e: Evidence, order: dict[str, Any]) -> Finding | None:
    if order["status"] is not None:
        return None
    found = stands_by(e)
    return Finding(
        "no-answer",
        f"Order {order['number']} was not answered within {order['seconds']:.1f} s; grinding takes {mill.SECONDS} s.",
        "",
        "Look for what your endpoint still waits for. If that is nothing, this machine may be busy with something "
        "else: run the check once more.",
        found.line if found else None,
    )


def _raised(order: dict[str, Any]) -> Finding:
    error = order["error"]
    return Finding(
        "raised",
        f"{_what(order)} Your endpoint raised {error.get('type')}: {error.get('message')}.",
        "",
        "Mend that first, then look at the pings.",
        error.get("line"),
    )
