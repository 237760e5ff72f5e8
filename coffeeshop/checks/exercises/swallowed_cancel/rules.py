"""What goes wrong in Swallowed cancellation, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.swallowed_cancel.changes import RIGHT
from coffeeshop.checks.exercises.swallowed_cancel.scene import read, unknown, wrong
from coffeeshop.checks.verdict import Finding

FORM = 'Keep the starter\'s form: "merge" or "mend" for each of A, B, C, D and E.'


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
        return Finding("not-all", "One of the five has no word yet.", "", FORM)
    if word is not None:
        return Finding("other-word", f"A change can't be judged with {word!r}.", "", FORM)
    return None


def all_alike(e: Evidence) -> Finding | None:
    words = set(read(e.seen["answer"]).values())
    if words == {"merge"}:
        return Finding(
            "merged-all",
            "You merge all five. Cancelled just now, only two of them ended as cancelled.",
            "The others caught the cancellation, and it went no further.",
            "For each `except` and `finally`: does the exception go on from there?",
        )
    if words == {"mend"}:
        return Finding(
            "refused-all",
            "You refuse all five. Cancelled just now, two of them ended as cancelled, with their cup washed.",
            "Not all that catches something catches a cancellation, and to catch one is no sin if it goes on.",
            "Which two let it go on?",
        )
    return None


def _about(letter: str, e: Evidence) -> Finding:
    did = e.seen["did"][letter]
    end, washed = did["end"], "washed" if did["washed"] else "not washed"
    findings = {
        "A": Finding(
            "exception-blamed",
            f"A may be merged: cancelled just now, it ended as {end}, its cup {washed}.",
            "`CancelledError` is no `Exception`, but a `BaseException`, so that handlers like this one let it pass.",
            "(One may still object that it hides mistakes; a cancellation it does not hide.)",
        ),
        "B": Finding(
            "caught-and-kept",
            f"B must be mended: cancelled just now, its cup was {washed}, and then it {end} as if all were well.",
            "The `except` ends there. Whoever cancelled it, a timeout or a TaskGroup, never hears that it did.",
            "Compare it with C, line by line.",
        ),
        "C": Finding(
            "raise-blamed",
            f"C may be merged: cancelled just now, its cup was {washed}, and it ended as {end}.",
            "To catch a cancellation is allowed, if it goes on afterwards.",
            "Which line sees to that?",
        ),
        "D": Finding(
            "bare-except",
            f"D must be mended: cancelled just now, it was {end}.",
            "An `except:` without a name catches everything, the cancellation too, and the loop begins anew.",
            "What could stand behind `except` that lets a cancellation pass?",
        ),
        "E": Finding(
            "return-in-finally",
            f"E must be mended: cancelled just now, its cup was {washed}, and then it {end} as if all were well.",
            "A `return` in `finally` replaces whatever was on its way out, the cancellation too. Python 3.14 "
            "warns of it.",
            "The cup may well be washed there; what must not stand there is the `return`.",
        ),
    }  # fmt: skip
    return findings[letter]


def turned_round(e: Evidence) -> Finding | None:
    """Every one of the five is judged as its opposite: the words are swapped, not the changes."""
    if wrong(e) != "".join(RIGHT):
        return None
    did = e.seen["did"]
    return Finding(
        "turned-round",
        f"All five are turned round. Cancelled just now, A and C ended as {did['A']['end']}, and you mend "
        f"them; B and E {did['B']['end']} as if all were well, D was {did['D']['end']}, and you merge them.",
        "To merge is to let a change in as it is, so it is for those that let a cancellation go on.",
        "You tell the two kinds apart. Read the question once more, and see which word belongs to which.",
    )


def misjudged(e: Evidence) -> Finding | None:
    letters = wrong(e)
    if not letters:
        return None
    found = _about(letters[0], e)
    if len(letters) == 1:
        return found
    others = f" ({len(letters)} of the five are misjudged; this is the first.)"
    return found._replace(advice=found.advice + others)


RULES = (not_a_review, all_alike, turned_round, misjudged)
