"""Exercise checks: evidence in, verdict and diagnosis out; no widgets.

    from coffeeshop.checks import judge

    verdict = judge("overlap", source)      # the text of the learner's cell
    verdict.passed                          # True, False, or None: not attempted yet
    print(verdict)                          # what happened, why, what to try

The learner's code runs in a child process that is kept warm, never in the caller's own, so that an
endless loop, `os._exit` or a full memory costs a child and nothing else.
"""

from __future__ import annotations

from coffeeshop.checks.catalogue import find, names
from coffeeshop.checks.judging import is_attempt, judge
from coffeeshop.checks.shape import Exercise
from coffeeshop.checks.texts import hint, puzzle, solution, starter
from coffeeshop.checks.verdict import Verdict
from coffeeshop.checks.workbench import close, warm

__all__ = [
    "Exercise",
    "Verdict",
    "close",
    "find",
    "hint",
    "is_attempt",
    "judge",
    "names",
    "puzzle",
    "solution",
    "starter",
    "warm",
]
