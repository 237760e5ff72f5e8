"""The exercises in a notebook: `check("overlap")`, and its hints, solution and progress.

The learner's answer is the last cell they ran that begins with `# exercise: overlap`.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from typing import Any

from coffeeshop import checks
from coffeeshop.checks import Verdict
from coffeeshop.labs.shell import shell
from coffeeshop.menu import ShopError
from coffeeshop.progress import Progress

MARK = re.compile(r"#\s*exercise:\s*([\w-]+)")


def find_answer(inputs: list[str], name: str) -> str | None:
    """Return the last of a notebook's executed inputs that is marked as this exercise's."""
    for text in reversed(inputs):
        first = next((line for line in text.splitlines() if line.strip() and not line.startswith("%%")), "")
        found = MARK.match(first.strip())
        if found and found[1] == name:
            return text
    return None


def check(name: str) -> Verdict:
    """Judge your answer to an exercise: what happened, why, and what to try.

    Run your cell first: the check takes the last run cell that begins with `# exercise: NAME`, and
    says "not attempted yet" where there is none. Your progress notes the verdict. ShopError where
    there is no such exercise.
    """
    verdict = checks.judge(name, find_answer(_inputs(), name))
    judged[name] = verdict, datetime.now()
    Progress().record(name, verdict)
    return verdict


def hint(name: str, number: int | None = None) -> Note:
    """Return the next hint for an exercise, or hint `number` (from 1); the last is not the answer."""
    number = number or _given.get(name, 0) + 1
    last = len(checks.find(name).hints)
    said = checks.hint(name, min(number, last))
    _given[name] = min(number, last)
    return Note(f"Hint {min(number, last)} of {last}. {said}")


def solution(name: str) -> Note:
    """Return one right answer, once you have tried: before that it says so, and raises nothing."""
    answer = checks.solution(name)
    if not Progress().tries(name):
        return Note(
            f'Try it once first: run your cell, then check("{name}"). A wrong try counts, and hints are free.'
        )
    return Note(f"One right answer among several:\n\n{answer}")


def start_again(name: str) -> None:
    """Put the exercise's starter into a new cell below, as it was at the beginning."""
    text = checks.starter(name)
    ip = shell()
    if ip is None:
        print(text)
    else:
        ip.set_next_input(text, replace=False)


def progress() -> Note:
    """Return what you have done so far, exercise by exercise, and the file that keeps it."""
    noted = Progress()
    rows = [_row(noted, name) for name in checks.names()]
    done = sum(name in noted.done for name in checks.names())
    said = [f"{done} of {len(rows)} exercises done.", *rows, f"Kept in {noted.file}", noted.notice]
    return Note("\n".join(line for line in said if line))


def bring_along(file: str | os.PathLike[str]) -> Note:
    """Add what a progress file from another machine holds to your progress here, and show it.

    ShopError where there is no such file, or it is none of this course's.
    """
    Progress().add(file)
    return progress()


def _row(noted: Progress, name: str) -> str:
    tries = noted.tries(name)
    counted = "1 try" if tries == 1 else f"{tries} tries"
    state = "done" if name in noted.done else "tried" if tries else "not attempted yet"
    return f"  {checks.find(name).lesson}  {name}: {state}" + (f", {counted}" if tries else "")


class Note(str):
    """A text that a notebook shows as it is, without quotes and with its line ends."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


judged: dict[str, tuple[Verdict, datetime]] = {}  # the last verdict on each exercise, and when it was given
_given: dict[str, int] = {}  # hints given so far
_ran: list[str] = []  # marked cells in the order in which they ran


def note(text: str) -> None:
    """Keep a marked cell that is about to run, and warm the checks' child where it is an attempt.

    IPython's own history does not have the cell where it ran with `store_history=False`, as nbval
    and some front ends have it.
    """
    _ran.append(text)
    found = MARK.match(text.lstrip())
    if found and found[1] in checks.names() and checks.is_attempt(found[1], text):
        checks.warm()


def _inputs() -> list[Any]:
    ip = shell()
    if ip is None:
        raise ShopError("check(...) looks at the notebook's cells: call it in a notebook.")
    return [*ip.history_manager.input_hist_raw, *_ran]
