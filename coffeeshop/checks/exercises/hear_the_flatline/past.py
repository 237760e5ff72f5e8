"""Why a shop that holds its loop gets past the test."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.scene import got_past
from coffeeshop.checks.exercises.hear_the_flatline.shops import HEATING, LATTE, WRONG
from coffeeshop.checks.exercises.hear_the_flatline.traits import (
    apart,
    asserted,
    clock,
    cut_off,
    late_clock,
    lattes,
    limited,
    pinged,
    pinged_beside,
    threshold,
)
from coffeeshop.checks.pytest_rules import first_test, no_assert, swallowed
from coffeeshop.checks.verdict import Finding

HELD = {
    "sleeps": "the shop that sleeps",
    "deep": "the one that sleeps one call deep",
    "computes": "the one that computes",
}
HEARD = f"Your test passes on all three shops that hold the loop, each for {HEATING:.2f} s."
RECORD = ("blocks", "slices", "ticks", "lag", "summary")


def gets_past(e: Evidence) -> Finding | None:
    """A shop that holds its loop passes."""
    past = got_past(e)
    if not past:
        return None
    if len(past) < len(WRONG):
        return _some(e, past)
    return (
        (None if limited(e) else no_assert(e, HEARD))
        or swallowed(e, HEARD)
        or _xrayed(e)
        or _loop_each(e)
        or _clock_too_late(e)
        or _pinged(e)
        or _timed(e)
        or _elsewhere(e)
        or _debug_too_late(e)
        or _pulse_cut_off(e)
        or _asks_little(e)
    )


def _some(e: Evidence, past: list[str]) -> Finding:
    heard = next(name for name in WRONG if name not in past)
    what = f"Your test hears {HELD[heard]}, and {' and '.join(HELD[name] for name in past)} gets past."
    if past == ["computes"]:
        return Finding(
            "only-sleep",
            what,
            "It listens for calls that are known to block. Computing is no such call, and holds the loop all the "
            "same.",
            "Listen to the loop, not to the calls: how long is nobody else's turn?",
            asserted(e)[-1].lineno if asserted(e) else first_test(e),
        )
    return Finding(
        "only-one",
        what.replace(" gets past", " get past") if len(past) > 1 else what,
        "The loop stands still in all three, and it doesn't matter which line holds it.",
        "Ask whether the loop was held, wherever that was.",
        asserted(e)[-1].lineno if asserted(e) else first_test(e),
    )


def _xrayed(e: Evidence) -> Finding | None:
    found, limit = e.call("xray"), threshold(e)
    if found is None:
        return None
    if not any(visit["xrayed"] for visit in lattes(e, *WRONG)):
        return Finding(
            "xray-over",
            HEARD,
            "The x-ray was not on while a latte was made: its block was over, or not yet begun.",
            "Let the request be awaited inside the `with`.",
            found.line,
        )
    if limit is not None and limit >= HEATING:
        return Finding(
            "threshold-too-large",
            HEARD,
            f"The x-ray's threshold is in seconds, and {limit:g} s is more than any of them held the loop.",
            f"Choose one well above the 0.02 s of the grinder and well below {HEATING:.2f} s.",
            found.line,
        )
    if not any(_asks_the_record(node.test) for node in asserted(e)):
        return Finding(
            "record-unread",
            HEARD,
            "The x-ray has seen it, and no assertion asks what it saw. That there is a record is always true.",
            "Assert that its `blocks` are empty.",
            found.line,
        )
    return None


def _asks_the_record(test: ast.expr) -> bool:
    """Say whether an assertion can turn out either way by what was recorded."""
    names = [node.attr for node in ast.walk(test) if isinstance(node, ast.Attribute)]
    against_none = isinstance(test, ast.Compare) and ast.unparse(test.comparators[0]) == "None"
    return any(name in RECORD for name in names) and not against_none


def _pinged(e: Evidence) -> Finding | None:
    if not pinged(e):
        return None
    if not pinged_beside(e) or limited(e):
        return Finding(
            "ping-apart",
            HEARD,
            "The ping has the loop to itself: it was sent, or its clock started, before the latte was begun or "
            "after it was made.",
            "Begin the latte as a task, then send the ping, and see which of the two is back first.",
            e.line("gather", "wait_for") or _line(e, "/ping"),
        )
    return Finding(
        "ping-unread",
        HEARD,
        "A ping stood beside the latte and had to wait for it, and no assertion asks when it came back.",
        "Note which of the two is back first, or whether the latte is done when the ping is.",
        asserted(e)[-1].lineno if asserted(e) else _line(e, "/ping"),
    )


def _timed(e: Evidence) -> Finding | None:
    limit, line = limited(e), clock(e)
    if limit:
        return Finding(
            "timeout",
            HEARD,
            "A timeout is rung by the loop, which is held, and the ASGITransport doesn't know any.",
            "Let somebody else look at the loop meanwhile: the x-ray, a ping, or a pulse.",
            limit.line,
        )
    if line is None:
        return None
    return Finding(
        "wall-clock",
        HEARD,
        f"It takes the time of one order, and that is {LATTE:.2f} s in all five shops: a single customer can't tell "
        "waiting from blocking.",
        "Have somebody else look meanwhile: the x-ray, a ping, or a pulse.",
        line,
    )


def _elsewhere(e: Evidence) -> Finding | None:
    watched = e.call("create_task", "TaskGroup", "set_debug", "ensure_future")
    if not watched or not any(visit["elsewhere"] for visit in lattes(e, *WRONG)):
        return None
    return Finding(
        "listens-elsewhere",
        HEARD,
        "Your test listens to its own loop, and the shop ran on another one: `serve` and `TestClient` give it a "
        "loop in a thread of its own.",
        "Reach the shop through the ASGITransport, which runs it on the test's loop, or use the x-ray, which "
        "sees every loop.",
        e.line("serve", "TestClient") or watched.line,
    )


def _debug_too_late(e: Evidence) -> Finding | None:
    debug = e.call("set_debug")
    if not debug:
        return None
    return Finding(
        "debug-too-late",
        HEARD,
        "Debug mode times whole steps, and speaks when one is over. The step in which you switched it on had begun "
        "before, and nothing let go until your assertion was through.",
        "Order the latte in a task of its own, `await asyncio.create_task(...)`, so that it is a step of its own.",
        debug.line,
    )


def _loop_each(e: Evidence) -> Finding | None:
    """The ping and the latte that it came beside were served on two loops."""
    if not apart(e):
        return None
    return Finding(
        "loop-each",
        HEARD,
        "A `TestClient` without `with` opens a loop for each request. The latte held its own, and the ping was served "
        "on another.",
        "Open the client once, `with TestClient(app) as client:`, so that all its requests share one loop.",
        e.line("TestClient"),
    )


def _clock_too_late(e: Evidence) -> Finding | None:
    found = late_clock(e) if pinged_beside(e) else None
    if found is None:
        return None
    let_go, started = found
    return Finding(
        "clock-too-late",
        HEARD,
        f"The latte begins where your test lets go, at the `await` of line {let_go}, and holds the loop from there. When "
        "that line is back the hold is over, and only then your stopwatch starts.",
        "Start the clock before the line that lets the latte begin.",
        started,
    )


def _pulse_cut_off(e: Evidence) -> Finding | None:
    line = cut_off(e)
    if line is None:
        return None
    return Finding(
        "pulse-cut-off",
        HEARD,
        "The pulse notes a gap when it wakes. While the loop was held it could not wake, and once the latte is there "
        "you cancel it before its turn: the one long gap is never noted.",
        "Let it beat once more before you cancel it.",
        line,
    )


def _asks_little(e: Evidence) -> Finding:
    if e.call("xray", "create_task", "TaskGroup", "set_debug"):
        return Finding(
            "too-lenient",
            HEARD,
            f"It watches the loop, and what it asks for holds with a loop held for {HEATING:.2f} s as well.",
            "Ask for something that only a free loop can do.",
            asserted(e)[-1].lineno if asserted(e) else first_test(e),
        )
    return Finding(
        "only-status",
        HEARD,
        "It asks what was answered, and that is the same in all five. A single customer can't tell waiting from "
        "blocking.",
        "Have somebody else look meanwhile: the x-ray, a ping, or a pulse.",
        asserted(e)[-1].lineno if asserted(e) else first_test(e),
    )


def _line(e: Evidence, word: str) -> int | None:
    return next((n for n, text in enumerate(e.source.splitlines(), 1) if word in text), None)
