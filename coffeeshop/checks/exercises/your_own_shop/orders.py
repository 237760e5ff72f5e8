"""What goes wrong where the shop takes orders, and why."""

from __future__ import annotations

import ast
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.your_own_shop.excepts import named, never_reached
from coffeeshop.checks.exercises.your_own_shop.left import counted_in, left_open
from coffeeshop.checks.exercises.your_own_shop.scene import CROWD, PLACES, SILENT
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

LATE = 1.2  # seconds: a shop that gives up after 0.4 answers well before that
FEW = 3  # connections for ten orders, one after another; a shared client needs one


def order(e: Evidence) -> Finding | None:
    """One order, and what the supplier noted."""
    one = e.seen["order"]
    noted = [order["item"] for order in one["noted"]]
    what = f"An order of {one['drink']} was answered with status {one['status']}."
    if one["status"] in (404, 405, 422):
        return Finding(
            "order-path",
            what,
            "The shop knows no `POST /orders/{drink}`, or asks for more than the drink's name.",
            "Keep the path, and take the drink from it.",
        )
    if one["status"] == 500:
        return _raised(e, "/orders/", what)
    if not noted:
        return Finding(
            "supplier-not-asked",
            f"{what} The supplier has noted nothing.",
            "The customer has an answer that nobody stands behind.",
            'Post `{"item": drink}` to the supplier, and await it before you answer.',
            _line(e, "order"),
        )
    if noted != [one["drink"]]:
        return Finding(
            "other-order",
            f"{one['drink'].capitalize()} was ordered, once; the supplier has noted {', '.join(map(str, noted))}.",
            "An order that fails may be tried again; one that went well may not.",
            "Order once, and what the customer asked for.",
            _line(e, "order"),
        )
    if one["status"] != 201 or one["answer"] != one["noted"][0]:
        return Finding(
            "other-answer",
            f"{what} The supplier said {one['noted'][0]}, the customer heard {one['answer']}.",
            "The customer needs the order's number, with the status for something that was made.",
            "Answer 201, and hand on what the supplier says.",
            _line(e, "order"),
        )
    return None


def one_client(e: Evidence) -> Finding | None:
    """One client for all orders, which is closed with the shop."""
    if e.seen["lines"] <= FEW:
        return left_open(e)
    made = e.call("httpx.AsyncClient", "httpx.Client", in_async=True) or e.call("httpx.post", "requests.post")
    return Finding(
        "client-each",
        f"Ten orders, one after another, came over {e.seen['lines']} connections.",
        "A client brings its own pool of connections. One that is made for an order throws the connection away with it.",
        "Open one in the lifespan, and let all orders use it.",
        made.line if made else None,
    )


def silence(e: Evidence) -> Finding | None:
    """A supplier that says nothing, and one that refuses."""
    hang = e.seen["hang"]
    what = f"The supplier was silent, and the customer got status {hang['status']} after {hang['seconds']:.2f} s."
    if hang["status"] is None or hang["seconds"] > LATE:
        return Finding(
            "no-timeout",
            f"The supplier was silent, and the customer had no answer after {hang['seconds']:.1f} s.",
            f"Nobody in the shop gives up after {SILENT} s; httpx by itself waits for 5 s, or as long as it is told.",
            f"Put a bound of {SILENT} s around the whole call.",
            e.line("post", "request"),
        )
    if hang["status"] == 500:
        return Finding(
            "timeout-is-500",
            what,
            "The timeout came, and nobody took it: what is raised in an endpoint and not caught becomes a 500.",
            "Catch the timeout, and raise an HTTPException with 504.",
            _raised_line(e),
        )
    if hang["seconds"] < SILENT * 0.6:
        return Finding(
            "gives-up-early",
            what,
            f"A supplier may take up to {SILENT} s, and this one had no chance to.",
            f"Wait for {SILENT} s before you give up.",
            e.line("timeout", "wait_for", "fail_after"),
        )
    if hang["status"] != 504:
        return _wider_first(e, what) or Finding(
            "not-504",
            what,
            "504 tells the customer that somebody behind the shop was too late; other statuses tell something else.",
            "Answer 504 where the supplier is silent.",
            _answering(e, hang["status"]),
        )
    return _refused(e)


def _wider_first(e: Evidence, what: str) -> Finding | None:
    found = never_reached(e, "504")
    if found is None:
        return None
    wide, narrow = found
    return Finding(
        "wider-except-first",
        what,
        f"Python asks the `except` clauses from the top, and takes the first that fits. `{named(narrow)}` is one "
        f"kind of `{named(wide)}`, so line {narrow.lineno} is never reached.",
        "Put the narrower `except` first.",
        wide.lineno,
    )


def _refused(e: Evidence) -> Finding | None:
    refused = e.seen["refused"]
    if refused["status"] != 502:
        return Finding(
            "not-502",
            f"The supplier refused with status 500, and the customer got {refused['status']}.",
            "httpx raises nothing for a 500 by itself: unless you ask, a refusal looks like an answer."
            if refused["status"] == 201
            else "The fault is not the shop's: 502 says that somebody behind it answered badly.",
            "Look at the supplier's status (`raise_for_status` does), and answer 502.",
            e.line("raise_for_status") or e.line("post"),
        )
    return None


def crowd(e: Evidence) -> Finding | None:
    """Twenty at once."""
    statuses, peak = e.seen["crowd"], e.seen["peak"]
    good, full = statuses.count(201), statuses.count(503)
    what = f"{CROWD} came at once: at most {peak} were inside, {good} served, {full} turned away with 503."
    if not good:
        return Finding(
            "crowd-unserved",
            f"{what} The others had no answer within 1.5 s.",
            "What an order makes for itself, such as a client, is made for each of the twenty; what it waits for, they "
            "all wait for.",
            "Look at what one order does before it asks the supplier, and let them share it.",
            _line(e, "order"),
        )
    if peak > PLACES:
        return Finding(
            "no-bound",
            what,
            "Nothing counts who is inside, so the supplier meets the whole rush.",
            f"Count, and turn away whoever comes while {PLACES} are inside.",
            _line(e, "order"),
        )
    if not full:
        return Finding(
            "queues-for-ever",
            what,
            "Who finds no place stands in line, and nobody tells them to come again. In a longer rush the line grows "
            "without end.",
            "Look whether there is a place before you wait for one, and answer 503 where there is none.",
            e.line("Semaphore", "Lock", "CapacityLimiter"),
        )
    return _turned_away(e, what)


def _turned_away(e: Evidence, what: str) -> Finding | None:
    full = e.seen["crowd"].count(503)
    if CROWD - full < PLACES:
        return Finding(
            "too-few",
            what,
            "Places were lost before, in an order that ended badly, or fewer than eight are let in.",
            "Give each place back however its order ends, and let eight in.",
            _line(e, "order"),
        )
    if e.seen["turned_away"]["first"] > e.seen["first_served"]:
        return Finding(
            "late-503",
            f"{what} The first drink was served after {e.seen['first_served']:.2f} s, the first no came after "
            f"{e.seen['turned_away']['first']:.2f} s.",
            "A no that comes late costs the customer as much as an answer.",
            "Turn away at once, before you wait for anything.",
            e.line("wait_for", "timeout"),
        )
    return None


def leavers(e: Evidence) -> Finding | None:
    """Eight leave in the middle of their order."""
    after, full = e.seen["after"], e.seen["crowd"].count(503)
    if full and 503 in e.seen["after_crowd"]:
        return counted_in(e)
    if after == [201] * 3:
        return None
    what = (
        f"Eight customers left in the middle of their orders, and were cancelled. Of three who came 0.1 s later, "
        f"{after.count(201)} were served."
    )
    if 503 in after:
        return _lost_places(e, what)
    return Finding(
        "after-the-leavers",
        f"{what} The statuses were {', '.join(str(status or 'no answer') for status in after)}.",
        "What the cancelled orders left behind is in the way of the next.",
        "Put things back in a `finally`, and let the cancellation go on.",
        e.line("CancelledError"),
    )


def _lost_places(e: Evidence, what: str) -> Finding:
    return Finding(
        "place-lost",
        what,
        "A cancellation is raised at the `await`, and skips whatever stands after it. `except Exception` does not catch "
        "it either.",
        "Give the place back in a `finally`, or take it with a `with`.",
        _line(e, "order"),
    )


def _raised(e: Evidence, path: str, what: str) -> Finding:
    error: dict[str, Any] = next((one for one in e.seen["raised"] if one["path"].startswith(path)), {})
    said = f"{error['type']}: {error['message'].rstrip('.')}" if error else "an error that was not seen"
    return Finding(
        "order-raised",
        f"{what} Your endpoint raised {said}.",
        "",
        "Mend that line first.",
        error.get("line"),
    )


def _raised_line(e: Evidence) -> int | None:
    return next((one["line"] for one in e.seen["raised"] if one["path"].startswith("/orders/")), None)


def _answering(e: Evidence, status: int) -> int | None:
    """Return the line of the call that names that status."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.Call):
            given = [*node.args, *(word.value for word in node.keywords)]
            if any(isinstance(value, ast.Constant) and value.value == status for value in given):
                return node.lineno
    return e.line("HTTPException")


def _line(e: Evidence, name: str) -> int | None:
    return getattr(e.functions.get(name), "lineno", None)
