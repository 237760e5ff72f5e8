"""What goes wrong in Full house after the first burst: places that are not free again."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.counting import counted_down, counted_early, line_of, were
from coffeeshop.checks.exercises.full_house.scene import round_of
from coffeeshop.checks.exercises.full_house.source import ROOM
from coffeeshop.checks.verdict import Finding


def after_the_burst(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["name"] != "spoilt" or one["making"] >= ROOM:
        return None
    what = f"The burst went well. When all had gone, {ROOM} more came, and {were(one['making'])} let in."
    early, down = counted_early(e), counted_down(e)
    if early and down:
        return Finding(
            "refused-keep",
            what,
            "You count everybody in before you look, also those whom you then refuse; and they are never counted out.",
            "Look first, and count only those whom you let in; or count the refused out again.",
            early,
        )
    return Finding(
        "never-freed",
        what,
        "Places are taken, and not given back: the shop is full for ever."
        if down is None
        else "Places are taken, and not all of them are given back.",
        "Count down when an order is over, in a `finally`.",
        down or line_of(e, "make"),
    )


def after_errors(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["name"] != "left" or one["making"] >= ROOM:
        return None
    return Finding(
        "kept-after-error",
        f"{ROOM} drinks boiled over. Then {ROOM} more customers came, and {were(one['making'])} let in.",
        "When `make` raises, the lines below it are skipped, and with them the one that gives the place back.",
        "What must happen in any case belongs into `finally`, or into an `async with`.",
        counted_down(e) or line_of(e, "make"),
    )


def after_leaving(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["name"] != "again" or one["making"] >= ROOM:
        return None
    return Finding(
        "kept-after-leaving",
        f"{ROOM} customers left before their drinks were ready. Then a new crowd came, and "
        f"{were(one['making'])} let in.",
        "An order whose customer has gone takes another way out of your code, one that gives no place back.",
        "However an order ends, count it out: in a `finally` around all of it.",
        line_of(e, "is_disconnected") or counted_down(e),
    )


def before_the_end(e: Evidence) -> Finding | None:
    one = round_of(e)
    if one["name"] != "left" or one.get("beside", 0) <= ROOM:
        return None
    return Finding(
        "freed-too-early",
        f"{ROOM} customers left before their drinks were ready, and their drinks went on being made. {ROOM} more came, "
        f"and {one['beside']} drinks were in the making at once.",
        "The place was given back when its customer had gone. A customer who leaves does not stop the drink.",
        "Give a place back when its drink is over; or cancel the drink, wait for that, and give the place back then.",
        counted_down(e) or line_of(e, "is_disconnected"),
    )


PLACES = (after_the_burst, after_errors, before_the_end, after_leaving)
