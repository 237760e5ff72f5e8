"""Why the test fails on a shop whose loop is free."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.scene import got_past
from coffeeshop.checks.exercises.hear_the_flatline.shops import GRINDING, HEATING, LATTE, RIGHT, WRONG
from coffeeshop.checks.exercises.hear_the_flatline.traits import clock, lattes, limited, pinged
from coffeeshop.checks.pytest_rules import not_run, stumbles
from coffeeshop.checks.pytest_scenes import failed, runs_of, said
from coffeeshop.checks.verdict import Finding

FREE = {
    "awaits": "the shop that awaits",
    "helper": "the shop with a plain `def`",
}
ASSERTED = ("AssertionError", "Failed")


def fails_where_it_is_free(e: Evidence) -> Finding | None:
    """A test is red on a shop that does nothing wrong."""
    name = next((name for name in RIGHT if failed(e, name)), None)
    if name is None:
        return None
    run = next(run for run in runs_of(e, name) if run["outcome"] == "failed")
    what = f"Your test fails on {FREE[name]}, too: {said(run)}."
    return (
        not_run(e, run, what)
        or _too_early(run, what)
        or _mocked(e, what)
        or _timeout(e, run, what)
        or (stumbles(run, what) if run["type"] not in ASSERTED else None)
        or _upside_down(e, run)
        or _by_the_clock(e, what)
        or _holds_itself(e, what)
        or _too_strict(e, run, what)
    )


def _too_early(run: dict[str, Any], what: str) -> Finding | None:
    if "once the `with xray()` block is over" not in run["message"]:
        return None
    return Finding(
        "asked-too-early",
        what,
        "The x-ray is still recording there, and has nothing to tell yet.",
        "Ask it below the `with` block, one step further left.",
        run["line"],
    )


def _mocked(e: Evidence, what: str) -> Finding | None:
    found = e.call("setattr", "patch", "patch.object", "mock.patch", "unittest.mock.patch")
    if not found or "sleep" not in e.text(found.line):
        return None
    return Finding(
        "mocks-sleep",
        what,
        "You replaced `time.sleep`. A helper thread may sleep as long as it likes, and a loop can be held "
        "without any sleep.",
        "Leave the shop as it is, and watch what becomes of others meanwhile.",
        found.line,
    )


def _timeout(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    if "Timeout" not in run["type"]:
        return None
    limit = limited(e)
    return Finding(
        "timeout",
        what,
        f"A latte takes {LATTE:.2f} s in every shop, so a limit on the customer's patience says nothing about the loop.",
        "Limit what somebody else waits meanwhile.",
        limit.line if limit else run["line"],
    )


def _upside_down(e: Evidence, run: dict[str, Any]) -> Finding | None:
    if not all(failed(e, name) for name in RIGHT) or got_past(e) != list(WRONG):
        return None
    return Finding(
        "upside-down",
        "Your test fails on the two shops whose loop is free, and passes on the three that hold it.",
        "It asks for the mistake.",
        "A test says what is right: turn the condition round.",
        run["line"],
    )


def _by_the_clock(e: Evidence, what: str) -> Finding | None:
    line = clock(e)
    if line is None:
        return None
    return Finding(
        "wall-clock",
        what,
        f"It takes the time of one order, and that is {LATTE:.2f} s in all five shops: a single customer can't tell "
        "waiting from blocking.",
        "Have somebody else look meanwhile: the x-ray, a ping, or a pulse.",
        line,
    )


def _holds_itself(e: Evidence, what: str) -> Finding | None:
    """The test's own coroutine holds its loop, with a client that blocks."""
    found = e.call("get", awaited=False, in_async=True)
    if not found or not any(visit["elsewhere"] for visit in lattes(e, *RIGHT)):
        return None
    return Finding(
        "blocks-itself",
        what,
        "The shop has a loop of its own here, which is free. It is your test that holds a loop: `.get` of a "
        "`TestClient` or `httpx.Client` blocks the coroutine it is called in.",
        "Make the test a plain `def`, or ask with an `httpx.AsyncClient`.",
        found.line,
    )


def _too_strict(e: Evidence, run: dict[str, Any], what: str) -> Finding:
    watched = e.call("xray", "perf_counter", "monotonic", "set_debug", "sleep") or pinged(e)
    if watched and "status" not in e.text(run["line"]) and e.text(run["line"]) != "assert False":
        return Finding(
            "too-strict",
            what,
            f"Its loop was held for {GRINDING} s, by the grinder, and no longer except by the machine's own "
            "hiccups. The limit is too small for that.",
            f"Choose one well above 0.02 s and well below the {HEATING:.2f} s that the milk takes.",
            e.line("xray") or run["line"],
        )
    return Finding(
        "false-alarm",
        what,
        "A test that turns red on the right shops tells nothing about the wrong ones.",
        "Ask for something that is true where the loop is free.",
        run["line"],
    )
