"""Why the tests fail on the right shop."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.green_by_mistake.scene import RIGHT
from coffeeshop.checks.pytest_rules import not_run, stumbles
from coffeeshop.checks.pytest_scenes import runs_of, said
from coffeeshop.checks.verdict import Finding

GAVE_UP = ("ConnectError", "ReadError", "RemoteProtocolError")


def fails_on_the_right_one(e: Evidence) -> Finding | None:
    """A test is red where the shop is as it should be."""
    reds = [run for run in runs_of(e, RIGHT) if run["outcome"] == "failed"]
    if not reds:
        return None
    run = next((run for run in reds if run["type"] != "AssertionError"), reds[0])
    what = f"Your tests fail on the right shop, too: {said(run)}."
    return (
        not_run(e, run, what)
        or _another_loop(e, run, what)
        or _closed(run, what)
        or _shut(e, reds)
        or _expectation(reds)
        or stumbles(run, what)
    )


def _another_loop(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    closed = ("Event loop is closed", "different loop", "different event loop")
    if not any(words in run["message"] for words in closed):
        return None
    return Finding(
        "another-loop",
        what,
        "The client keeps its connection for the next order, and that connection belongs to the loop of an "
        "earlier test or `asyncio.run`, which is over.",
        'Make a client for each test, or give the tests that share one a loop: `loop_scope="module"`.',
        run["line"] or e.line("AsyncClient"),
    )


def _closed(run: dict[str, Any], what: str) -> Finding | None:
    if "client has been closed" in run["message"]:
        return Finding(
            "client-closed",
            what,
            "`return` leaves the `async with`, and so closes the client before the test has it.",
            "A fixture hands out what it will close later with `yield`.",
            run["line"],
        )
    if run["type"] in GAVE_UP:
        return Finding(
            "nobody-answers",
            what,
            "Nobody listens at that address: the shop was closed before the order came, or never served.",
            "Keep it open until the test is over: `yield` the client inside the `with`.",
            run["line"],
        )
    return None


def _shut(e: Evidence, reds: list[dict[str, Any]]) -> Finding | None:
    """The shop was not open when it was asked: its lifespan had not run, or was over."""
    run = next((run for run in reds if any(not is_open for *_, is_open in run["requests"])), None)
    if run is None:
        return None
    path, status, _ = next(request for request in run["requests"] if not request[2])
    what = f"Your tests fail on the right shop, too: it was shut, and answered `{path}` with status {status}."
    if run["opened"]:
        return Finding(
            "lifespan-over",
            what,
            "Its lifespan has run and was over again, beans and menu put away, before the order came.",
            "Let the test happen inside the `with` that opens the shop: `yield` the client there.",
            run["line"],
        )
    client = "A `TestClient` without a `with`" if e.call("TestClient") else "The ASGITransport"
    return Finding(
        "lifespan-never-ran",
        what,
        f"{client} calls the application as a function and never runs its lifespan, so it has no beans and no "
        "menu.",
        "Take a way in that opens the shop: `with TestClient(app)`, or `with serve(app)`.",
        e.line("TestClient", "ASGITransport") or run["line"],
    )


def _expectation(reds: list[dict[str, Any]]) -> Finding | None:
    run = reds[0]
    if run["type"] not in ("AssertionError", "Failed"):
        return None
    asked = ", ".join(f"`{path}` with status {status}" for path, status, _ in run["requests"][-3:])
    return Finding(
        "wrong-expectation",
        f"Your tests fail on the right shop, too, which was open and answered {asked or 'nothing'}.",
        "What this line asks for is not what a right shop does.",
        "The text above says what it should answer: ten bags, 200 for a latte, 404 for a stapler.",
        run["line"],
    )
