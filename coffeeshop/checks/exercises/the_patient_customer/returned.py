"""What goes wrong in The patient customer where the calls end in time and the list is another one."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_patient_customer.limits import limit
from coffeeshop.checks.exercises.the_patient_customer.scene import DEADLINE, GIVEN_UP, LONG, answers
from coffeeshop.checks.exercises.the_patient_customer.suppliers import ILL, SECONDS
from coffeeshop.checks.verdict import Finding


def returned_otherwise(e: Evidence) -> Finding | None:
    """The list is not what was asked for, or it came late."""
    given, wanted = answers(e), e.seen["wanted"]
    kinds = {*e.seen["given"]["kinds"], e.seen["given"]["type"]}
    if "Response" in kinds:
        return Finding(
            "responses-returned",
            f"You returned {e.seen['given']['repr']}.",
            "Those are the answers with all their headers; what they say is inside.",
            "Return each answer's `.text`.",
            e.line("get"),
        )
    if any(kind.endswith(("Timeout", "TimeoutError")) for kind in kinds):
        return Finding(
            "errors-as-results",
            f"You returned {e.seen['given']['repr']}.",
            "With `return_exceptions=True` whoever was given up is in the list as an exception.",
            "Put None in its place.",
            e.line("gather"),
        )
    return _in_length(e, given, wanted) or _in_words(e, given, wanted) or _in_time(e)


def _in_length(e: Evidence, given: list[str], wanted: list[str]) -> Finding | None:
    if len(given) == len(wanted):
        return None
    if e.seen["given"]["type"] == "NoneType":
        return Finding(
            "returned-nothing",
            "All were asked, and you returned None.",
            "A function without `return` hands over nothing.",
            "Return the list.",
            e.functions["ask_all"].lineno if "ask_all" in e.functions else None,
        )
    return Finding(
        "places-missing",
        f"{len(wanted)} suppliers were asked, and your list has {len(given)} places.",
        "Without a place for those that were given up nobody can say whose answer is whose.",
        "Put None where a supplier was given up.",
        e.line("append"),
    )


def _in_words(e: Evidence, given: list[str], wanted: list[str]) -> Finding | None:
    if given == wanted:
        return None
    lost = [
        name
        for name, is_, want in zip(e.seen["names"], given, wanted, strict=True)
        if is_ == GIVEN_UP != want
    ]
    if lost and given.count(GIVEN_UP) > wanted.count(GIVEN_UP):
        return Finding(
            "too-hasty",
            f"`{lost[0]}` was given up. It answers after {SECONDS[lost[0]]} s, and had {DEADLINE} s.",
            "Patience is a figure: a limit that is too short loses answers that were on their way.",
            f"Give each {DEADLINE} s.",
            getattr(limit(e), "line", None),
        )
    hidden = [
        name for name, is_ in zip(e.seen["names"], given, strict=True) if name in ILL and is_ != GIVEN_UP
    ]
    if sorted(given) == sorted(wanted):
        return Finding(
            "other-order",
            f"All the answers are there, in another order: `{e.seen['names'][0]}` was asked first.",
            "That is the order in which they came.",
            "Keep tasks, or places in a list, in the order of `urls`.",
            e.line("as_completed", "append", "asyncio.wait"),
        )
    if hidden:
        said = given[e.seen["names"].index(hidden[0])]
        return Finding(
            "hidden-as-success",
            f"`{hidden[0]}` was given up, and in your list it says {said!r}.",
            "Whoever reads the list takes that for an answer, and nobody hears that there was none.",
            "Say None where nothing was heard.",
        )
    return None


def _in_time(e: Evidence) -> Finding | None:
    if e.seen["seconds"] < LONG:
        return None
    return Finding(
        "too-late",
        f"The list is right, and it came after {e.seen['seconds']:.1f} s.",
        f"All six are asked together, so {DEADLINE} s is enough for all of them.",
        "What do you wait for after the last limit has struck?",
        getattr(limit(e), "line", None),
    )
