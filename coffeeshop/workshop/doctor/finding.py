"""What one check found, and how bad it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["fine", "note", "wrong", "unknown"]


class Finding(NamedTuple):
    """One sentence about this machine, and the command that mends it where there is one.

    "fine" needs nothing; a "note" is something that a lesson does without; what is "wrong" stops a
    learner; "unknown" could not be examined. `check` is what was looked at, in a word or two.
    """

    level: Level
    found: str
    mend: str = ""
    check: str = ""


def status(findings: list[Finding]) -> int:
    """Return the exit status: 1 where something is wrong, else 2 where something is unknown, else 0."""
    levels = {finding.level for finding in findings}
    return 1 if "wrong" in levels else 2 if "unknown" in levels else 0
