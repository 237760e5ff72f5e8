"""What the learner's code raised in The receipt that froze the shop, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.frozen_receipt.source import TAKE, TASK, called_inside
from coffeeshop.checks.verdict import Finding


def failed(e: Evidence) -> Finding | None:
    error = e.seen["error"]
    if not error:
        return None
    message, line = error["message"], error["line"]
    if "running event loop" in message:
        return Finding(
            "run-inside-loop",
            f"After the answer your task raised: {message}.",
            "`asyncio.run` starts a loop of its own, and the task already runs on the shop's.",
            "Write `await` in its place.",
            line,
        )
    return (
        _time_sleep_awaited(e)
        or _called_not_handed(e, message)
        or _called_before_pool(e, message)
        or _raised(e, message, line)
    )


def _raised(e: Evidence, message: str, line: int | None) -> Finding:
    when = "The customer had been thanked" if e.seen["status"] == 200 else "The order failed"
    return Finding(
        "raised",
        f"{when}, then your code raised {e.seen['error']['type']}: {message}.",
        "An error in a background task reaches nobody but the log: the receipt is lost.",
        "Mend that first, then look at the pings.",
        line,
    )


def _time_sleep_awaited(e: Evidence) -> Finding | None:
    found = e.call("time.sleep", awaited=True)
    if not found:
        return None
    return Finding(
        "await-time-sleep",
        f"`time.sleep` held the loop for {e.seen['on_loop']:.1f} s, and then there was nothing to await.",
        "`await` cannot make a blocking call wait politely: the call comes first, blocks, and returns None.",
        "Call something that returns an awaitable: asyncio has a sleep of its own.",
        found.line,
    )


def _called_not_handed(e: Evidence, message: str) -> Finding | None:
    if "callable" not in message:
        return None
    add, called = e.call("add_task"), e.call(TASK, function=TAKE)
    if not add or not called:
        return None
    return Finding(
        "called-not-handed",
        f"The answer was sent, and then there was nothing to call: {message}.",
        f"With brackets behind it `{TASK}` is called right here, and only its result goes to `add_task`.",
        "Hand over the function and its argument apart: the function without brackets, then a comma.",
        add.line,
    )


def _called_before_pool(e: Evidence, message: str) -> Finding | None:
    if "callable" not in message:
        return None
    called = called_inside(e)
    if not called:
        return None
    name, function, line = called
    return Finding(
        "called-before-pool",
        f"`{function}(...)` was called on the loop, which was held for {e.seen['on_loop']:.1f} s, and "
        f"`{name}` got its result: {message}.",
        f"With brackets behind it `{function}` is called right here, before there is a thread.",
        "Hand over the function and its argument apart: the function without brackets, then a comma.",
        line,
    )
