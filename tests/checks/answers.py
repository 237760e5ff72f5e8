"""The answers in tests/answers: what was written, and what the check must say of it."""

from __future__ import annotations

from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from coffeeshop.children.pool import cores

ROOT = Path(__file__).parent.parent / "answers"


class Answer(NamedTuple):
    """One answer: `diagnosis` is "passed" for a right one, `cause` says what is really wrong."""

    exercise: str
    lesson: str
    file: str
    source: str
    diagnosis: str
    cause: str
    cores: int  # that the check needs to see what is wrong

    @property
    def right(self) -> bool:
        """Whether it must pass."""
        return self.diagnosis == "passed"


def read(path: Path) -> Answer:
    """Read one answer; its front matter is the comments above the exercise's mark."""
    head, mark, body = path.read_text(encoding="utf-8").partition("# exercise:")
    front = dict(line.lstrip("# ").split(": ", 1) for line in head.splitlines() if line.strip())
    diagnosis = "passed" if path.parent.name == "right" else front["diagnosis"]
    lesson, exercise = path.parts[-4], path.parts[-3]
    return Answer(
        exercise,
        lesson,
        path.stem,
        mark + body,
        diagnosis,
        front.get("cause", ""),
        int(front.get("cores", 1)),
    )


def every() -> list[Answer]:
    """Return all the answers that mean something on so many cores as there are."""
    found = [read(path) for path in sorted(ROOT.glob("*/*/*/*.py"))]
    return [answer for answer in found if answer.cores <= cores()]


def first_of_each() -> list[Answer]:
    """Return four right answers of each exercise, and the first wrong one of each diagnosis."""
    kept = {(a.exercise, a.diagnosis): a for a in reversed(every()) if not a.right}
    for exercise, right in groupby((a for a in every() if a.right), lambda a: a.exercise):
        kept |= {(exercise, a.file): a for a in islice(right, 4)}
    return sorted(kept.values())
