"""What goes wrong in Which errand needs a queue, and why."""

from __future__ import annotations

from collections.abc import Callable

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.needs_a_queue.errands import ERRANDS, WAYS, Errand
from coffeeshop.checks.exercises.needs_a_queue.scene import tried
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding

BEFORE = ("await", "thread", "process")  # the customer is thanked when it is done


def not_a_dict(e: Evidence) -> Finding | None:
    answer = e.seen["answer"]
    if not isinstance(answer, dict):
        return Finding(
            "not-a-dict",
            f"`belongs` is {answer}.",
            "The check reads a dictionary of texts.",
            "Keep the starter's form: a word for each of the eight errands.",
        )
    if set(answer) != set(ERRANDS):
        strange = sorted(set(answer) ^ set(ERRANDS))
        return Finding(
            "not-the-errands",
            f"`belongs` does not name the eight errands: look at {in_order(strange)}.",
            "",
            "Keep the starter's keys, and change the words behind them.",
        )
    return None


def other_words(e: Evidence) -> Finding | None:
    empty = [name for name, way in e.seen["answer"].items() if not way.strip()]
    if empty:
        return Finding(
            "not-all",
            f"You have not decided about {in_order(empty)} yet.",
            "",
            f"Choose among {in_order(WAYS)}.",
            _line(e, empty[0]),
        )
    strange = [name for name, way in e.seen["answer"].items() if way not in WAYS]
    if not strange:
        return None
    return Finding(
        "other-word",
        f"`{e.seen['answer'][strange[0]]}` is none of the five ways.",
        "",
        f"Choose among {in_order(WAYS)}.",
        _line(e, strange[0]),
    )


def lost(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: way == "background" and not errand.may_be_lost)
    names = [name for name in names if not ERRANDS[name].answer_needs_it]
    if not names:
        return None
    return Finding(
        "lost-in-a-crash",
        f"In the background: {in_order(names)}. {tried(e)}",
        "A background task lives in the shop's process and nowhere else; a restart takes it along.",
        "Ask of each errand: who misses it if it never happens?",
        _line(e, names[0]),
    )


def too_early(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: errand.answer_needs_it and way not in BEFORE)
    if not names:
        return None
    return Finding(
        "answered-too-early",
        f"The customer is thanked before this has even begun: {in_order(names)}.",
        "The background and the queue both begin after the answer, and this answer depends on the result.",
        "Choose a way that the endpoint can wait for.",
        _line(e, names[0]),
    )


def blocks(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: errand.does == "blocks" and way == "await")
    if not names:
        return None
    return Finding(
        "await-what-blocks",
        f"Awaited: {in_order(names)}. An old driver returns no awaitable: its call holds the loop.",
        "Until it is done, no other customer is served.",
        "Who can stand there and wait without harm?",
        _line(e, names[0]),
    )


def computes(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: errand.does == "works" and way in ("await", "thread"))
    if not names:
        return None
    where = "on the loop" if e.seen["answer"][names[0]] == "await" else "in a thread"
    return Finding(
        "computes-here",
        f"Computed {where}: {in_order(names)}.",
        "Plain Python keeps the GIL while it computes, wherever in this process it runs; everybody else gets "
        "the crumbs.",
        "Whose hands are not shared with the loop?",
        _line(e, names[0]),
    )


def customer_waits(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: not errand.answer_needs_it and way in BEFORE)
    if not names:
        return None
    return Finding(
        "customer-waits",
        f"The customer stands there until this is done: {in_order(names)}.",
        "Nothing of it is in the answer.",
        "Choose a way that begins after the thank-you; then ask whether it may be lost.",
        _line(e, names[0]),
    )


def too_much(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: errand.may_be_lost and way == "queue")
    if not names:
        return None
    return Finding(
        "queue-for-nothing",
        f"In the queue: {in_order(names)}. That would work, and nobody would miss it if it were lost.",
        "A queue is a broker and a worker to watch, and a call over a socket before each thank-you.",
        "Choose what costs nothing, where a loss costs nothing.",
        _line(e, names[0]),
    )


def detour(e: Evidence) -> Finding | None:
    names = _where(e, lambda errand, way: errand.answer_needs_it and way in BEFORE)
    if not names:
        return None
    does = {"waits": "can be awaited", "blocks": "waits, it does not compute"}[ERRANDS[names[0]].does]
    return Finding(
        "detour",
        f"You give {in_order(names)} to a {e.seen['answer'][names[0]]}. It {does}.",
        "It would work, with a hop that helps nobody, and takes an apron or a process from who needs one.",
        "Take the plainest way that leaves the loop free.",
        _line(e, names[0]),
    )


def _where(e: Evidence, wrong: Callable[[Errand, str], bool]) -> list[str]:
    """Return the errands that are not where they belong, and wrong in that way."""
    answer = e.seen["answer"]
    return [n for n, errand in ERRANDS.items() if answer[n] != errand.way and wrong(errand, answer[n])]


def _line(e: Evidence, name: str) -> int | None:
    lines = enumerate(e.source.splitlines(), start=1)
    return next(
        (number for number, text in lines if text.strip().startswith((f'"{name}"', f"'{name}'"))), None
    )


RULES = (
    *(not_a_dict, other_words, lost, too_early, blocks, computes),
    *(customer_waits, too_much, detour),
)
