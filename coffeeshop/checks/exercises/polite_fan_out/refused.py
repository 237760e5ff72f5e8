"""What goes wrong in Polite fan-out where the supplier refused a call, and why."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.polite_fan_out.bounds import (
    around_all,
    is_held,
    made,
    made_for_each,
    permits,
)
from coffeeshop.checks.exercises.polite_fan_out.scene import ALLOWED, round_of
from coffeeshop.checks.verdict import Finding

CALLS = ("get", "gather", "create_task", "start_soon", "request", "send")


def refused(e: Evidence) -> Finding | None:
    """The supplier refused a call."""
    r = round_of(e)
    if not r.get("refused"):
        return None
    many = len(r["cans"])
    what = f"Of {r['requests']} calls for {many} cans the supplier refused {r['refused']}, with status 429."
    return (_again(e, r, what) or _dropped(e, r, what) or _semaphore(e, what) or _paced(e, what)) or Finding(
        "unbounded",
        what,
        f"All {many} calls are sent at once, and only {ALLOWED} may be in flight.",
        f"Let each call hold one of {ALLOWED} permits while it is under way.",
        e.line(*CALLS),
    )


def _again(e: Evidence, r: dict[str, Any], what: str) -> Finding | None:
    if r["requests"] <= len(r["cans"]):
        return None
    return Finding(
        "hammering",
        what,
        "Your code asks again until the supplier gives in. It gets its cans, and the supplier has the load "
        "of calls that it must refuse.",
        f"Do not send the sixth call before one of the {ALLOWED} is answered.",
        e.line(*CALLS),
    )


def _dropped(e: Evidence, r: dict[str, Any], what: str) -> Finding | None:
    items = r.get("returned", {}).get("items") or ()
    if "returned" not in r or len(items) >= len(r["cans"]) or not set(items) <= set(r["texts"]):
        return None
    return Finding(
        "cans-missing",
        what,
        f"You returned {len(items)} texts for {len(r['cans'])} cans: the others are left out without a word.",
        "Send no call that will be refused, and then nothing has to be left out.",
        e.line(*CALLS),
    )


def _semaphore(e: Evidence, what: str) -> Finding | None:
    found = made(e)
    if found is None:
        return None
    each, around = made_for_each(e), around_all(e)
    if each:
        return Finding(
            "semaphore-each",
            what,
            "Each call makes a semaphore of its own and takes one of its permits: nobody shares it, so it "
            "bounds nobody.",
            "Make one semaphore, and let all the calls share it.",
            each,
        )
    if not is_held(e):
        return Finding(
            "semaphore-unused",
            what,
            "There is a semaphore, and no call ever takes a permit from it.",
            "Hold a permit around each call.",
            found.line,
        )
    if around:
        return Finding(
            "semaphore-around",
            what,
            "One permit is taken, and all the calls begin under it. A permit counts those who hold it, not "
            "what they start.",
            "Take the permit inside the function that makes one call, and hold it until the answer is there.",
            around,
        )
    many = permits(e)
    return Finding(
        "too-many-permits",
        what,
        f"Your semaphore has {many or 'more'} permits, and the supplier allows {ALLOWED} calls in flight.",
        f"Give it {ALLOWED}.",
        found.line,
    )


def _paced(e: Evidence, what: str) -> Finding | None:
    if not e.call("asyncio.sleep", "anyio.sleep", "time.sleep"):
        return None
    return Finding(
        "paced",
        what,
        "A pause between calls says nothing of how many are under way: if the supplier is slow they pile up.",
        "Wait for one of the calls to be answered, not for a time to pass.",
        e.line("sleep"),
    )
