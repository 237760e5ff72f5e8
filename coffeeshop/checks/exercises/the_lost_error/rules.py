"""What goes wrong in The lost error, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_lost_error.changes import RIGHT
from coffeeshop.checks.exercises.the_lost_error.scene import read, unknown, wrong
from coffeeshop.checks.verdict import Finding

FORM = 'Keep the starter\'s form: "heard" or "lost" for each letter from A to F.'


def not_a_review(e: Evidence) -> Finding | None:
    if not e.seen["plain"]:
        return Finding(
            "not-a-review", f"`review` is {e.seen['answer']}, and the check can't read it.", "", FORM
        )
    letters = set(read(e.seen["answer"]))
    missing = ", ".join(sorted(set(RIGHT) - letters))
    if missing:
        return Finding("not-all", f"There is no word about {missing}.", "", FORM)
    if letters != set(RIGHT):
        return Finding("no-such-change", "You judged a change that is not in the diff.", "", FORM)
    word = unknown(e)
    if word == "":
        return Finding("not-all", "One of the six has no word yet.", "", FORM)
    if word is not None:
        return Finding("other-word", f"A change can't be judged with {word!r}.", "", FORM)
    return None


def all_alike(e: Evidence) -> Finding | None:
    words = set(read(e.seen["answer"]).values())
    if words == {"heard"}:
        return Finding(
            "all-heard",
            "You say that the error is heard in all six. Just now three of the orders answered 'paid'.",
            "An exception stays in its task, until somebody awaits the task or asks for its result.",
            "For each change: who awaits `charge`, and is that somebody told?",
        )
    if words == {"lost"}:
        return Finding(
            "all-lost",
            "You say that the error is lost in all six. Just now three of the orders raised it.",
            "A task is no grave: whoever awaits it gets its exception.",
            "Which three await what charges the card?",
        )
    return None


ABOUT = {  # {end} and {drink} are what just happened
    "A": Finding(
        "task-unread",
        "A loses it: with a refused card it {end}.",
        "The exception is stored in the task, and nobody awaits the task. Python complains in the log, when "
        "it sweeps the task up.",
        "What would have to stand before the `return`?",
    ),
    "B": Finding(
        "gather-raises",
        "In B it is heard: with a refused card the order {end}.",
        "`gather` raises the first exception where it is awaited. What it does not do is stop the others: "
        "the latte was still on its way.",
        "Compare it with C.",
    ),
    "C": Finding(
        "errors-as-results",
        "C loses it: with a refused card it {end}.",
        "With `return_exceptions=True` an exception is one of the results, and here nobody looks at the "
        "results.",
        "Who would have to ask whether a result is an exception?",
    ),
    "D": Finding(
        "group-raises",
        "In D it is heard: with a refused card the order {end}, its latte {drink}.",
        "A TaskGroup awaits all its tasks as it closes, and raises what they raised, in a group.",
        "What is the last thing that `async with` does?",
    ),
    "E": Finding(
        "awaited-late",
        "In E it is heard: with a refused card the order {end}, if only once the latte was made.",
        "The exception waits in its task. An `await` that comes late still gets it.",
        "Late is not lost. (Were `make` to raise first, it would be.)",
    ),
    "F": Finding(
        "wait-does-not-raise",
        "F loses it: with a refused card it {end}.",
        "`asyncio.wait` waits and raises nothing. It returns the tasks, with whatever is stored in them.",
        "Who would have to ask each task for its `.result()`?",
    ),
}  # fmt: skip


def _about(letter: str, e: Evidence) -> Finding:
    found, did = ABOUT[letter], e.seen["did"][letter]
    drink = "made" if did["made"] else "cancelled"
    return found._replace(what=found.what.format(end=did["end"], drink=drink))


def misjudged(e: Evidence) -> Finding | None:
    letters = wrong(e)
    if not letters:
        return None
    found = _about(letters[0], e)
    if len(letters) == 1:
        return found
    others = f" ({len(letters)} of the six are misjudged; this is the first.)"
    return found._replace(advice=found.advice + others)


RULES = (not_a_review, all_alike, misjudged)
