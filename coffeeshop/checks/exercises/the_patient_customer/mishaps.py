"""What goes wrong in The patient customer before its end: a limit's exception that goes all the way."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_patient_customer.limits import BLOCKING, GATES, around_all, limit
from coffeeshop.checks.verdict import Finding

ENDS = ("TimeoutError", "ReadTimeout", "ConnectTimeout", "PoolTimeout", "ExceptionGroup", "CancelledError")


def limit_went_up(e: Evidence) -> Finding | None:
    if e.outcome != "raised" or e.raised.get("type") not in ENDS:
        return None
    kind, around = e.raised["type"], around_all(e)
    what = f"`ask_all` raised {kind}, and with it went the three answers that were there."
    if around:
        return Finding(
            "all-lost",
            what,
            "The limit is around all of the calls, so when it strikes it ends them all, and what they had with them.",
            "Put a limit around each call.",
            around,
        )
    found = limit(e)
    return Finding(
        "error-not-caught",
        what,
        "One supplier's timeout is raised through `gather` or the group, and ends the whole round.",
        "Catch it where one supplier is asked, and say there what it means: None.",
        found.line if found else e.raised.get("line"),
    )


def not_awaited(e: Evidence) -> Finding | None:
    message = e.raised.get("message", "")
    if e.outcome != "raised" or "'coroutine' object has no attribute" not in message:
        return None
    return Finding(
        "get-not-awaited",
        f"Python stopped at line {e.raised['line']}: {message}.",
        "`client.get(...)` is a coroutine; the answer is what awaiting it gives.",
        "Put the `await` and its call into brackets of their own: `(await ...).text`.",
        e.raised["line"],
    )


def never_back(e: Evidence) -> Finding | None:
    if e.outcome != "stuck":
        return None
    what = f"Your code had not returned after {e.stuck['after']} s, so the check stopped it."
    blocking, again = e.call(*BLOCKING), e.call("get", "stream", "request", in_loop=True)
    if blocking:
        return Finding(
            "blocking-call",
            what,
            f"`{blocking.name}` holds the loop until its answer is there. A limit is a bell that the loop rings, "
            "and the loop is held.",
            "Await the `client` that you are given.",
            blocking.line,
        )
    if again and limit(e):
        return Finding(
            "deadline-each-try",
            what,
            "A limit around each try is no limit on the whole: with every try it begins anew.",
            "Ask once. (If you must try again, let one limit stand around all the tries.)",
            again.line,
        )
    slow = again or e.call(*GATES)
    if slow:
        return Finding(
            "no-limit",
            what,
            "You wait for one supplier after the other, and nothing in your code ever gives one up.",
            "Ask all of them together, and let `asyncio.timeout` stand around each call.",
            slow.line,
        )
    return None


MISHAPS = (never_back, limit_went_up, not_awaited)
