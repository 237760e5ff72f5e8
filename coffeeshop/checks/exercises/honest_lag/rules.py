"""What goes wrong in Honest lag, and why."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.honest_lag.scene import WHOLE, same, wrong_round
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding


def _line(e: Evidence) -> int | None:
    made = e.functions.get("newcomers")
    return made.lineno if made else None


def not_a_list(e: Evidence) -> Finding | None:
    r = wrong_round(e)
    if r is None or r["several"]:
        return None
    what = f"You returned a value of type {r['kind']}, where a list of waits was asked for."
    if r["kind"] == "coroutine":
        return Finding(
            "coroutine",
            what,
            "An `async def` gives a coroutine when it is called, and a tick awaits nothing.",
            "Write a plain `def`: nothing here has to wait.",
            _line(e),
        )
    if r["kind"] == "NoneType":
        return Finding("returned-nothing", what, "A function without `return` hands over nothing.",
                       "Return the list.", _line(e))  # fmt: skip
    return Finding(
        "one-value",
        what,
        "One number says what one customer waited, or some average; a histogram wants each of them.",
        "Return a list with a wait for each beat.",
        _line(e),
    )


def not_numbers(e: Evidence) -> Finding | None:
    r = wrong_round(e)
    if r is None or r["waits"] is not None:
        return None
    return Finding(
        "not-numbers",
        "Your list holds something other than numbers.",
        "A histogram counts numbers.",
        "Return each wait as a number of seconds.",
        _line(e),
    )


def units(e: Evidence) -> Finding | None:
    r = wrong_round(e)
    for name, factor in (("nanoseconds", 1e9), ("microseconds", 1e6), ("milliseconds", 1e3)):
        if r and r["waits"] and abs(r["waits"][0] / factor - r["right"][0]) < 1e-3:
            return Finding(
                "other-unit",
                f"The tick came {r['late']:.2f} s late, and your first wait is {r['waits'][0]:,.0f}.",
                f"Those are {name}. Prometheus knows seconds only, and so do the limits of its buckets.",
                "Divide by as many as make a second.",
                _line(e),
            )
    return None


def only_the_tick(e: Evidence) -> Finding | None:
    r = wrong_round(e)
    if r is None or not same(r["waits"], r["right"][:1]):
        return None
    return Finding(
        "only-the-tick",
        f"A tick came {r['late']:.2f} s late, and you counted one wait. {len(r['right'])} beats were due.",
        "Who holds the loop for long would count no more than who holds it for a moment.",
        "Step from `due` to `at`, 50 ms at a time.",
        _line(e),
    )


def floats(e: Evidence) -> Finding | None:
    """The last beat is lost, and only where the tick came with it: it was looked for in floats."""
    wrong = [r for r in e.seen.get("rounds", ()) if not same(r["waits"], r["right"])]
    r = wrong_round(e)
    if (
        r is None
        or len(e.seen["rounds"]) <= len(WHOLE)
        or not all(same(r["waits"], r["right"][:-1]) for r in wrong)
    ):
        return None
    numbers = [
        node.value
        for node in ast.walk(parse(e.source) or ast.Module([], []))
        if isinstance(node, ast.Constant)
    ]
    if len(wrong) == len(WHOLE) and not any(isinstance(one, float) and one % 1 for one in numbers):
        return None
    return Finding(
        "floats-lose-a-beat",
        f"A tick came {r['late']:.2f} s late, to the nanosecond, so {len(r['right'])} beats were due, the last at "
        f"`at` itself; you counted {r['count']}.",
        "No float is exactly 0.05, so what is reckoned with it misses in its last digit: a wait of 0 comes out below "
        "zero, or three beats as a little less than three.",
        "Count the beats in whole nanoseconds, and divide by 1e9 in the end.",
        _line(e),
    )


def _from_due(r: dict[str, Any]) -> tuple[str, Callable[[], bool], str, str]:
    waits, right = r["waits"], r["right"]
    return (
        "from-due",
        lambda: len(waits) > 1 and same(waits, [number * 0.05 for number in range(len(right))]),
        "Yours begin with 0 s and grow: that is how long after `due` each customer came.",
        "All are served at `at`, so each waited from their own beat until then: subtract the beat from `at`.",
    )


def from_the_end(e: Evidence) -> Finding | None:
    """The waits are whole beats, counted back from `at`."""
    r = wrong_round(e)
    if r is None or not r["waits"] or len(r["waits"]) < 2:
        return None
    steps = [number * 0.05 for number in range(len(r["right"]))]
    grows = same(r["waits"], steps) and _ranges_from_at(e)
    if not same(r["waits"], steps[::-1]) and not grows:
        return None
    return Finding(
        "from-the-end",
        f"A tick came {r['late']:.3f} s late, and your longest wait is {max(r['waits']):.3f} s; the customer who came at "
        f"`due` waited {r['late']:.3f} s.",
        "You step back from `at`, so your beats lie on multiples of 50 ms before it. The pulse's lie on those after "
        "`due`, and the last of them is seldom at `at` itself.",
        "Begin at `due` and step forward, up to `at`.",
        _line(e),
    )


def _ranges_from_at(e: Evidence) -> bool:
    made = e.functions.get("newcomers")
    names = [arg.arg for arg in made.args.args][1:2] if made else []
    found = [node for node in ast.walk(parse(e.source) or ast.Module([], [])) if isinstance(node, ast.Call)]
    return any(
        ast.unparse(n.func) in ("range", "count", "itertools.count")
        and n.args
        and ast.unparse(n.args[0]) in names
        for n in found
    )


def _tests(r: dict[str, Any]) -> list[tuple[str, Callable[[], bool], str, str]]:
    waits, right = r["waits"], r["right"]
    return [
        (
            "all-alike",
            lambda: len(waits) > 1 and max(waits) - min(waits) < 1e-9,
            "All your waits are alike, yet the customers came one after another.",
            "They are served at the same moment, and each came 50 ms after the one before: subtract each "
            "one's own beat.",
        ),
        (
            "before-zero",
            lambda: min(waits, default=0.0) < 0,
            "One of your waits is less than nothing.",
            "Stop at `at`: who comes later finds a free loop.",
        ),
        (
            "first-left-out",
            lambda: same(waits, right[1:]),
            "The first customer is missing, who came at `due` and waited longest.",
            "Begin at `due` itself.",
        ),
        (
            "last-left-out",
            lambda: len(right) > 1 and same(waits, right[:-1]),
            "The last beat before the loop was free is missing.",
            "Go on as long as the beat is not later than `at`.",
        ),
        (
            "other-way-round",
            lambda: same(sorted(waits, reverse=True), right),
            "The waits are right, in another order.",
            "Begin with the beat at `due`.",
        ),
        (
            "other-step",
            lambda: len(waits) > 1 and abs(waits[0] - waits[1] - 0.05) > 1e-3,
            f"You counted {r['count']:,} waits where {len(right)} beats were due.",
            "A beat comes every 50 ms, which are 50,000,000 ns.",
        ),
    ]


def other_waits(e: Evidence) -> Finding | None:
    r = wrong_round(e)
    if r is None or r["waits"] is None:
        return None
    if not r["waits"] and not r["late"]:
        return Finding(
            "end-left-out",
            "For a tick that came exactly when it was due you returned an empty list.",
            "One beat was due, at `at` itself: its customer waited 0 s, and counts too.",
            "Let `at` be among the beats: a `range` stops before its end, and `<` before what it names.",
            _line(e),
        )
    if not r["waits"]:
        return Finding(
            "none-counted",
            f"For a tick {r['late']:.3f} s after it was due you returned an empty list.",
            "Each tick speaks for one customer at least: the one who came when it was due.",
            "Begin at `due`, and go on while the beat is not later than `at`.",
            _line(e),
        )
    for name, found, why, advice in (_from_due(r), *_tests(r)):
        if found():
            what = f"A tick came {r['late']:.2f} s late, so {len(r['right'])} beats were due."
            return Finding(name, what, why, advice, _line(e))
    return None


RULES = (not_a_list, not_numbers, units, only_the_tick, floats, from_the_end, other_waits)
