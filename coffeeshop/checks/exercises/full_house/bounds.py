"""What goes wrong in Full house where too many, or too few, are in the making."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.counting import (
    counted_late,
    line_of,
    made_for_each,
    refused_inside_try,
    were,
)
from coffeeshop.checks.exercises.full_house.scene import round_of
from coffeeshop.checks.exercises.full_house.source import ROOM
from coffeeshop.checks.verdict import Finding


def too_many(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["peak"] <= ROOM:
        return None
    what = f"{one['came']} customers came at once, and {one['peak']} were in the making; there is room for {ROOM}."
    return _late(e, what) or _each(e, what) or _free(e, what) or _more(e, what)


def _late(e: Evidence, what: str) -> Finding | None:
    line = counted_late(e)
    if line is None:
        return None
    return Finding(
        "counted-late",
        what,
        f"Between the look and the counting stands the `await` of line {line}. While one customer waits there, the "
        "others look, too, and find the same number.",
        "Count right after the look, before any `await`: then nobody can come between.",
        line,
    )


def _each(e: Evidence, what: str) -> Finding | None:
    line = made_for_each(e)
    if line is None:
        return None
    return Finding(
        "bound-each",
        what,
        "Every request makes that count anew, for itself, and so each finds an empty house.",
        "Make it once, outside of the endpoint, so that all share it.",
        line,
    )


def _free(e: Evidence, what: str) -> Finding | None:
    line = refused_inside_try(e)
    if line is None:
        return None
    return Finding(
        "refused-free",
        what,
        "The refusal stands inside the `try`, so its `finally` counts down for somebody who was never counted in: every "
        "refusal makes a place that is not there.",
        "Refuse before the `try`.",
        line,
    )


def _more(e: Evidence, what: str) -> Finding:
    one = round_of(e)
    if one["peak"] == ROOM + 1:
        return Finding(
            "one-too-many",
            what,
            f"With {ROOM} inside, your condition lets one more in.",
            f"Refuse when {ROOM} are inside already: `>=`, not `>`.",
            line_of(e, "HTTPException"),
        )
    if one["peak"] == one["came"]:
        return Finding(
            "unbounded",
            what,
            "Nobody is turned away, whatever your shop counts.",
            "Count who is in the making, and refuse before you call `make`.",
            line_of(e, "make"),
        )
    return Finding(
        "too-many",
        what,
        "Some are turned away, but your count is lower than the number of those inside.",
        "When one is let in it must go up by one, and only when that one is over, down by one.",
        line_of(e, "HTTPException"),
    )


def too_few(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["peak"] >= ROOM:
        return None
    what = (
        f"{one['came']} customers came at once, and {were(one['peak'])} in the "
        f"making; there is room for {ROOM}."
    )
    if one["peak"] == 0:
        return _nobody(e, one["came"], what)
    if one["peak"] == 1 and one["waiting"]:
        return Finding(
            "one-at-a-time",
            what,
            "Whoever makes a drink holds your lock until it is ready, and all the others queue for the lock.",
            "To count needs no lock: between two `await`s nobody else runs. Call `make` outside of it.",
            line_of(e, "asyncio.Lock", "Lock", "Semaphore"),
        )
    if one["peak"] == ROOM - 1:
        return Finding(
            "one-too-few",
            what,
            "Your condition refuses one too early: does the count hold the newcomer already when you look?",
            f"Let somebody in as long as fewer than {ROOM} are inside.",
            line_of(e, "HTTPException"),
        )
    return Finding(
        "too-few",
        what,
        "Your count is higher than the number of those inside: perhaps an order is counted more than once.",
        "Each order that is let in counts once.",
        line_of(e, "HTTPException"),
    )


def _nobody(e: Evidence, came: int, what: str) -> Finding | None:
    if len(round_of(e)["early"]) < came:
        return None
    return Finding(
        "refuses-all",
        what,
        "Everybody was refused, although the house was empty.",
        "What does your condition say when nobody is inside?",
        line_of(e, "HTTPException", "get_nowait", "wait_for"),
    )


BOUNDS = (too_many, too_few)
