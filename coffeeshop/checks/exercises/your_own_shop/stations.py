"""The nine stations of Your own shop: what each measured, and the verdict on all of them."""

from __future__ import annotations

from collections.abc import Callable

from coffeeshop.checks import common
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.your_own_shop import orders, tests, work
from coffeeshop.checks.exercises.your_own_shop.scene import CROWD, PLACES
from coffeeshop.checks.exercises.your_own_shop.tasting import BROKEN
from coffeeshop.checks.shape import Rule
from coffeeshop.checks.verdict import Finding, Station


def _menu(e: Evidence) -> str:
    ping, menu = e.seen["ping"], e.seen["menu"]
    drinks = len(menu["answer"]) if isinstance(menu["answer"], list) else 0
    return (
        f"A ping was answered in {ping['seconds']:.3f} s, the menu has {drinks} drink{'s' * (drinks != 1)}."
    )


def _order(e: Evidence) -> str:
    order = e.seen["order"]
    return (
        f"Asked for {order['drink']}: status {order['status']}, {len(order['noted'])} noted by the supplier."
    )


def _client(e: Evidence) -> str:
    lines, good, closed = e.seen["lines"], e.seen["ten"].count(201), e.seen.get("closed")
    end = ", then closed" if closed and not closed["left_open"] else ""
    return f"{good} of 10 orders were answered with 201, over {lines} connection{'s' * (lines != 1)}{end}."


def _silence(e: Evidence) -> str:
    hang, refused = e.seen["hang"], e.seen["refused"]
    return (
        f"Silent supplier: status {hang['status']} after {hang['seconds']:.2f} s. Refusing supplier: "
        f"status {refused['status']}."
    )


def _crowd(e: Evidence) -> str:
    last = e.seen["turned_away"]["last"]
    return (
        f"{CROWD} came at once: never more than {max(PLACES, e.seen['peak'])} inside; the others got their 503, the "
        f"last of them after {last:.2f} s."
    )


def _places(e: Evidence) -> str:
    full, after, later = (
        e.seen["crowd"].count(503),
        e.seen["after_crowd"].count(201),
        e.seen["after"].count(201),
    )
    return f"After {full} were turned away, {after} of 3 were served; after 8 left midway, {later} of 3."


def _roast(e: Evidence) -> str:
    roast, pings = e.seen["roast"], e.seen["roast_pings"]
    return f"A roast took {roast['seconds']:.2f} s; the slowest ping meanwhile {pings['slowest']:.3f} s."


def _loop(e: Evidence) -> str:
    worst = max((block["seconds"] for block in e.seen["blocks"]), default=0.0)
    if worst <= work.LONG:
        return f"Nothing held the loop for more than {work.LONG} s, all day."
    return f"The loop was held for {worst:.2f} s at worst."


def _tests(e: Evidence) -> str:
    caught = tests.caught(e)
    return (
        f"{e.seen['tests']['collected'] // (1 + len(BROKEN)) or e.seen['tests']['collected']} of your tests ran; they "
        f"catch {len(caught)} of {len(BROKEN)} broken copies."
    )


ALL: tuple[tuple[str, Callable[[Evidence], str], Rule], ...] = (
    ("Open", _menu, work.closed),
    ("An order", _order, orders.order),
    ("One client", _client, orders.one_client),
    ("A silent supplier", _silence, orders.silence),
    ("Eight inside", _crowd, orders.crowd),
    ("Places come back", _places, orders.leavers),
    ("A roast", _roast, work.roast),
    ("The loop", _loop, work.loop),
    ("Your tests", _tests, tests.tests),
)


def stations(e: Evidence) -> tuple[Station, ...]:
    """Return the stations with what was measured, () where the shop did not open."""
    if e.seen.get("ping", {}).get("status") is None:
        return ()
    return tuple(Station(name, measured(e), rule(e)) for name, measured, rule in ALL)


def holding(e: Evidence) -> str:
    """Say how many stations hold."""
    found = stations(e)
    return f"{sum(one.finding is None for one in found)} of {len(found)} stations hold."


def passes(e: Evidence) -> str | None:
    """Every station holds."""
    found = stations(e)
    if not found or any(one.finding for one in found):
        return None
    return f"All {len(found)} stations hold. `certificate()` writes down what was measured."


def first_short(e: Evidence) -> Finding | None:
    """The first station that falls short, with how many hold.

    A line that holds the loop comes before all others, since they suffer from it. A roast that does says it
    itself, and so do clients that are made for each order: it is the making of them that takes so long.
    """
    short = [one.finding for one in stations(e) if one.finding]
    held = next((one for one in short if one.id == "holds-the-loop"), None)
    itself = any(
        one.id == "computes-on-the-loop" or (one.id == "client-each" and held and one.line == held.line)
        for one in short
    )
    found = held if held and not itself else next(iter(short), None)
    return found._replace(what=f"{holding(e)} {found.what}") if found else None


def not_opened(e: Evidence) -> Finding | None:
    """The cell could not be run, or its shop not be opened."""
    failed = e.seen.get("failed")
    if not failed:
        return None
    kind, message, line = failed["type"], failed["message"].rstrip("."), failed["line"]
    if kind == "NoApp":
        return common.missing(Evidence(e.source, "finished", {"missing": ["app"]}))
    if kind in ("Gone", "Silent"):
        return Finding(
            "does-not-open",
            "Your shop's process ended before it opened."
            if kind == "Gone"
            else "Your shop was not open after 20 s.",
            "It runs your cell from the first line to the last, then the lifespan up to its `yield`.",
            "Look for what ends the process, loops or waits there.",
        )
    return Finding(
        "shop-failed",
        f"Your shop did not open: {kind}: {message}."
        if kind != "ShopError"
        else f"Your shop did not open. {message}.",
        "It runs on its own, without the cells above it.",
        "Mend that first; then the stations can be judged.",
        line,
    )


def mute(e: Evidence) -> Finding | None:
    """The shop is open, and not even a ping is answered."""
    if e.seen.get("ping", {}).get("status") is not None:
        return None
    return Finding(
        "no-ping",
        "Not even the first ping was answered within 1.5 s.",
        "The shop is open, but its loop does not come to answer anybody.",
        "Make `/ping` answer at once, and look at what the lifespan leaves running.",
        getattr(e.functions.get("ping"), "lineno", None),
    )


def saw(e: Evidence) -> str:
    """Say what the stations measured."""
    return " ".join([holding(e), *(one.measured for one in stations(e))])


FIRST = (not_opened,)
RULES = (mute, first_short)
