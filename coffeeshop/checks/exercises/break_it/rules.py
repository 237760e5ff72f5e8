"""What goes wrong in Break it, and why."""

from __future__ import annotations

import os

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.break_it.scene import MOST
from coffeeshop.checks.verdict import Finding


def not_a_number(e: Evidence) -> Finding | None:
    if e.seen["number"] is not None:
        return None
    return Finding(
        "not-a-number",
        f"`orders` is {e.seen['answer']}.",
        "The check sends that many customers, so it has to be a whole number.",
        "Write one number, without quotes or brackets.",
    )


def out_of_range(e: Evidence) -> Finding | None:
    number = e.seen["number"]
    if number < 1:
        return Finding(
            "not-a-count",
            f"{number} orders need no round at all.",
            "Somebody has to come before anybody waits.",
            "Try 10, look at the timeline, and go up from there.",
        )
    if number > MOST:
        return Finding(
            "too-many",
            f"{number} orders would need many rounds; the check sends {MOST} at most.",
            "Asked for is the smallest number that needs two.",
            "Try 50 first: one round or two? Then halve the distance.",
        )
    return None


def to_thread_pool(e: Evidence) -> Finding | None:
    """The other pool: asyncio.to_thread has min(32, cores + 4) threads."""
    number = e.seen["number"]
    cores = {os.cpu_count() or 1, len(getattr(os, "sched_getaffinity", lambda _: [0])(0))}
    pools = {min(32, count + 4) for count in cores} | {32}
    if number not in {pool + extra for pool in pools for extra in (0, 1)}:
        return None
    return Finding(
        "to-thread-pool",
        f"{number} orders took {_rounds(e)}, with {e.seen['peak']} in the making at once.",
        "Your number fits another pool: `asyncio.to_thread` has min(32, cores + 4) threads. "
        "FastAPI calls a plain `def` in AnyIO's worker threads, and those have a limit of their "
        "own.",
        "Send more, and watch when one has to wait for an apron.",
    )


def one_round(e: Evidence) -> Finding | None:
    if e.seen["rounds"] != 1:
        return None
    number = e.seen["number"]
    if e.seen["peak"] == number == 40:
        return Finding(
            "just-fits",
            f"{number} orders just fit: all {e.seen['peak']} were in the making at once, in one round.",
            "There are exactly as many aprons, and nobody had to wait for one.",
            "Who would be the first to wait?",
        )
    return Finding(
        "one-round",
        f"{number} orders took one round: all {e.seen['peak']} were in the making at once.",
        "As long as there is an apron for everyone, nobody waits.",
        "Go up: double it, look, then halve the distance.",
    )


def not_the_smallest(e: Evidence) -> Finding | None:
    waited = e.seen["number"] - e.seen["peak"]
    if e.seen["rounds"] < 2 or not 2 <= waited <= e.seen["peak"]:
        return None
    return Finding(
        "not-the-smallest",
        f"{e.seen['number']} orders took more than one round, but {e.seen['number'] - 1} would as well.",
        f"{e.seen['peak']} were in the making at once and {waited} waited for an apron; one who waits is enough.",
        "Go down until only one has to wait.",
    )


def too_many_rounds(e: Evidence) -> Finding | None:
    if e.seen["number"] <= 2 * e.seen["peak"]:
        return None
    number, peak = e.seen["number"], e.seen["peak"]
    return Finding(
        "too-many-rounds",
        f"{number} orders took {e.seen['rounds']} rounds, with at most {peak} in the making at once.",
        "A helper who is done takes the next order; with so many orders some wait more than once around.",
        "Go down until only one order is left for the second round.",
    )


def too_slow(e: Evidence) -> Finding | None:
    number = e.seen.get("number")
    if e.outcome != "stuck" or number is None:
        return None
    return Finding(
        "machine-too-slow",
        f"{number} orders were not all served in time, so the check gave up.",
        "That may be this machine, busy with something else, and not your answer.",
        "Run the check once more.",
    )


def _rounds(e: Evidence) -> str:
    return f"{e.seen['rounds']} round{'' if e.seen['rounds'] == 1 else 's'}"


RULES = (not_a_number, out_of_range, to_thread_pool, one_round, not_the_smallest, too_many_rounds)
MISHAPS = (too_slow,)
