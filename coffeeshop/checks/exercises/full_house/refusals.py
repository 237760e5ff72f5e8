"""What goes wrong in Full house at the door: how the others are turned away, and when."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.counting import line_of
from coffeeshop.checks.exercises.full_house.house import TICK
from coffeeshop.checks.exercises.full_house.scene import AT_ONCE, readable, round_of
from coffeeshop.checks.exercises.full_house.source import (
    ROOM,
    drops_headers,
    in_a_middleware,
    set_on_a_response,
)
from coffeeshop.checks.verdict import Finding

ANSWERS = ("HTTPException", "JSONResponse", "PlainTextResponse", "Response")
TIMED = ("wait_for", "asyncio.timeout", "move_on_after", "fail_after")


def not_at_once(e: Evidence) -> Finding | None:
    one = round_of(e)
    beats = max((answer["beats"] for answer in one["early"] if answer["status"] == 503), default=0)
    if not one["waiting"] and beats > AT_ONCE:
        return _late(
            e, f"{ROOM} were in the making, and the others stood there for about {TICK * beats:.1f} s."
        )
    if not one["waiting"]:
        return None
    refused = sum(answer["status"] == 503 for answer in one["late"])
    what = f"{ROOM} were in the making, and {one['waiting']} stood there without an answer until the drinks were ready."
    if refused or e.call(*TIMED):
        return _late(e, what)
    return Finding(
        "queued",
        what,
        "They wait for a place, and when one is free they are let in: that is a queue. A semaphore makes one, too: it "
        "bounds who is inside, not who waits.",
        "Ask whether there is a place, and where there is none, answer with 503.",
        line_of(e, "Semaphore", "CapacityLimiter", "acquire", "asyncio.sleep"),
    )


def _late(e: Evidence, what: str) -> Finding:
    return Finding(
        "refused-late",
        what,
        "Your code waits before it refuses. In a rush those who wait are the queue that you wanted to be rid of.",
        "Refuse at once, before any `await`.",
        line_of(e, *TIMED, "asyncio.sleep"),
    )


def wrong_status(e: Evidence) -> Finding | None:
    one = round_of(e)
    status = next((answer["status"] for answer in one["early"] if answer["status"] != 503), None)
    if status is None:
        return None
    what = f"{ROOM} were in the making; the others were answered at once, with status {status}."
    line = line_of(e, *ANSWERS)
    if status < 300:
        return Finding(
            "refused-with-200",
            what,
            "To a program that says: here is your drink. It will not come again, and no dashboard will show the rush.",
            "Refuse with `HTTPException(503, ...)`, raised, or a response with that status.",
            line,
        )
    if status == 500:
        return _raised_outside(e, what) or Finding(
            "refused-with-500",
            what,
            "500 says that the shop is broken, and its log fills with tracebacks. It is only full.",
            "In a middleware return a response with status 503: an `HTTPException` raised there is a 500, too."
            if in_a_middleware(e)
            else "Raise an `HTTPException` with status 503.",
            one["raised"].get("line") or line,
        )
    if status == 429:
        return Finding(
            "refused-with-429",
            what,
            "429 says: you, customer, ask too often. Each of them asked once; it is the shop that has no room.",
            "Use 503.",
            line,
        )
    return Finding(
        "refused-with-another",
        what,
        "That status says something else than that the house is full just now.",
        "Use 503, Service Unavailable.",
        line,
    )


def _raised_outside(e: Evidence, what: str) -> Finding | None:
    """An HTTPException came all the way to the door: nothing on its way knew what it means."""
    error = round_of(e)["raised"]
    if error.get("type") != "HTTPException":
        return None
    return Finding(
        "raised-in-middleware",
        f"{what} It came from an `HTTPException` that says: {error['message']}.",
        "What turns an `HTTPException` into an answer stands around the endpoints only. A middleware stands around "
        "that, and there it is an error as any other: a 500, without its headers.",
        "In a middleware return a response with that status and header, or let the endpoint or a dependency raise.",
        error["line"],
    )


def no_retry_after(e: Evidence) -> Finding | None:
    refused = [answer["again"] for answer in round_of(e)["early"] if answer["status"] == 503]
    again = next((again for again in refused if not readable(again)), "1")
    lost = _header_lost(e, len(refused)) if again is None else None
    if lost:
        return lost
    if again is None:
        return Finding(
            "no-retry-after",
            f"{len(refused)} customers were refused with 503, and their answers have no `Retry-After` header.",
            "Without it nobody knows when to come again; most come at once, and the rush gets worse.",
            'Give the answer `headers={"Retry-After": ...}`, with a number of seconds as text.',
            line_of(e, *ANSWERS),
        )
    if not readable(again):
        return Finding(
            "retry-after-unreadable",
            f"The `Retry-After` of the refused is {again!r}.",
            "HTTP allows a whole number of seconds there, or a date.",
            'Write the seconds, as text: "1".',
            line_of(e, *ANSWERS),
        )
    return None


def _header_lost(e: Evidence, many: int) -> Finding | None:
    """The source sets the header, and it is not in the answer."""
    what = f"{many} customers were refused with 503, and their answers have no `Retry-After` header, although you set it"
    injected, handler = set_on_a_response(e), drops_headers(e)
    if injected:
        return Finding(
            "header-lost",
            f"{what} on line {injected}.",
            "What you set there belongs to the answer that FastAPI makes of a returned value. A raised `HTTPException`, "
            "or a response of your own, is another answer, and knows nothing of it.",
            'Give the header to the answer that is sent: `HTTPException(503, headers={"Retry-After": "1"})`, or the '
            "`headers` of your response.",
            injected,
        )
    if handler:
        return Finding(
            "header-lost",
            f"{what} on the exception.",
            "Your handler makes a new answer of the exception, and takes its status and its words, but not its headers.",
            "Pass them on: `headers=error.headers`.",
            handler,
        )
    return None


REFUSALS = (not_at_once, wrong_status, no_retry_after)
