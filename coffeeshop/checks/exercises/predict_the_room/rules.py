"""What goes wrong in Predict the room, and why."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.predict_the_room.scene import CHOICES, RIGHT, missing, read, unknown, wrong
from coffeeshop.checks.exercises.predict_the_room.wrong_words import ABOUT
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

FORM = "Keep the starter's form: one of the words in its comments for each letter from A to F."


def not_a_forecast(e: Evidence) -> Finding | None:
    if not e.seen["plain"]:
        return Finding(
            "not-a-forecast", f"`room` is {e.seen['answer']}, and the check can't read it.", "", FORM
        )
    answer = e.seen["answer"]
    strange = set(read(answer)) - set(RIGHT)
    if strange:
        letter = min(strange)
        return Finding("no-such-scene", f"There is no scene {letter}.", "", FORM, _line(e, letter))
    if missing(answer):
        without = ", ".join(missing(answer))
        what = f"There is no word yet about {without}."
        return Finding("not-all", what, "", FORM, _line(e, without[0]))
    found = unknown(answer)
    if found:
        letter, word = found
        words = ", ".join(f'"{choice}"' for choice in CHOICES[letter])
        return Finding(
            "other-word",
            f"In {letter} the check does not know {word!r}.",
            "",
            f"Choose among {words}.",
            _line(e, letter),
        )
    return None


def foretold_otherwise(e: Evidence) -> Finding | None:
    letters = wrong(e)
    if not letters:
        return None
    letter = letters[0]
    found = ABOUT[letter, read(e.seen["answer"])[letter]]
    what = found.what.format(**_words(e))
    others = f" ({len(letters)} of the six went otherwise; this is the first.)" if len(letters) > 1 else ""
    return found._replace(what=what, advice=found.advice + others, line=_line(e, letter))


def _words(e: Evidence) -> dict[str, str]:
    cells = {letter: ", ".join(heard) for letter, heard in e.seen["cells"].items()}
    shop = {x: ", ".join(played["diary"]) for x, played in e.seen["tabs"].items()}
    out = {f"out_{x}": str(played["out"]) for x, played in e.seen["tabs"].items()}
    return cells | shop | out


def _line(e: Evidence, letter: str) -> int | None:
    """Return the line on which the letter stands."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.Constant) and str(node.value).strip().upper() == letter:
            return node.lineno
    return None


RULES = (not_a_forecast, foretold_otherwise)
