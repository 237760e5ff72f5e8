"""A plan, run unattended: each of its notebooks once in a real kernel, each of its checkpoints looked at."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from coffeeshop.menu import ShopError
from coffeeshop.progress import HOME
from coffeeshop.workshop.plans import Part, Plan
from coffeeshop.workshop.plans.notebook import Notebook
from coffeeshop.workshop.rehearsal.course import begin_with, copy
from coffeeshop.workshop.rehearsal.playing import Played, play
from coffeeshop.workshop.rehearsal.report import MB, Outcome, Report

PATIENCE = 120  # seconds that a command of the course may take


def rehearse(
    plan: Plan, course: Path, first: int = 1, tell: Callable[[Outcome], object] = lambda outcome: None
) -> Report:
    """Run a plan's steps from number `first` on, and its stretch parts after them; `tell` hears of each.

    The notebooks are copied from `course` and nothing of the learner's is touched. ShopError where
    there is no such step, or where the plan names what the notebooks do not have.
    """
    todo = list(enumerate((*plan.steps, *plan.stretch), start=1))
    if not 1 <= first <= len(todo):
        raise ShopError(f"The plan {plan.name} has no step {first}: they are numbered from 1 to {len(todo)}.")
    todo, outcomes = todo[first - 1 :], []
    with tempfile.TemporaryDirectory(prefix="coffeeshop-", ignore_cleanup_errors=True) as folder:
        copy(course, Path(folder))
        stage = Stage(Path(folder), [part for _, part in todo])
        for number, part in todo:
            outcome = stage.outcome(number, part, stretch=number > len(plan.steps))
            tell(outcome)
            outcomes.append(outcome)
    return Report(plan.name, plan.minutes, tuple(outcomes))


class Stage:
    """A copy of the course in which some parts of a plan are played."""

    def __init__(self, folder: Path, parts: Sequence[Part]) -> None:
        self._folder = folder
        self._parts = parts
        self._played: dict[str, dict[int, Played]] = {}

    def outcome(self, number: int, part: Part, stretch: bool) -> Outcome:
        """Play one part, where a machine can, and return what became of it."""
        row = (number, part.name, part.kind, part.title, part.minutes, stretch)
        if not part.notebook and not part.command:
            return Outcome(*row, "needs people")
        seconds, peak, failure = self._scene(part) if part.notebook else _command(part.command)
        if not failure and seconds > part.minutes * 60:
            failure = f"The machine alone needs {seconds:.0f} s, more than the plan's {part.minutes} minutes."
        return Outcome(*row, "failed" if failure else "passed", round(seconds, 1), round(peak / MB), failure)

    def _scene(self, part: Part) -> tuple[float, int, str]:
        """Return the seconds of a part's own cells, the bytes they held at most, and what went wrong."""
        played, own = self._play(part), self._cells(part)
        cells = [played[number] for number in own if number in played]
        failure = self._failure(part, max(own)) or _missed(part, cells)
        return sum(cell.seconds for cell in cells), max((cell.peak for cell in cells), default=0), failure

    def _play(self, part: Part) -> dict[int, Played]:
        """Play the part's notebook, all that the plan needs of it, unless that has been done."""
        if part.executed not in self._played:
            file = self._folder / part.executed
            imports = Notebook(file).sections[0].cells  # below the title: every section needs them
            parts = [one for one in self._parts if one.executed == part.executed]
            wanted = {*imports, *(cell for one in parts for cell in self._cells(one))}
            for one in parts:
                if one.begin:
                    begin_with(one.catch_up, Notebook(file).choose([one.begin])[0].cells[0], file)
            self._played[part.executed] = play(file, sorted(wanted), {HOME: str(self._folder / "my_shop")})
        return self._played[part.executed]

    def _cells(self, part: Part) -> list[int]:
        """Return the numbers of a part's code cells."""
        chosen = Notebook(self._folder / part.executed).choose(part.sections)
        return [cell for section in chosen for cell in section.cells]

    def _failure(self, part: Part, last: int) -> str:
        """Say which cell has failed, where one up to the part's last one has."""
        for number, cell in self._play(part).items():
            if cell.error and number <= last:
                line = Notebook(self._folder / part.executed).line(number)
                return f"{part.executed}, cell {number + 1} ({line}): {cell.error}"
        return ""


def _missed(part: Part, cells: Sequence[Played]) -> str:
    if part.expect in "".join(cell.shown for cell in cells):
        return ""
    return f"{part.executed} did not show what its checkpoint expects: {part.expect!r}."


def _command(name: str) -> tuple[float, int, str]:
    """Run a command of `coffeeshop`; return its seconds, no memory, and what is wrong."""
    command, began = [sys.executable, "-m", "coffeeshop.cli", name], time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return PATIENCE, 0, f"`coffeeshop {name}` did not end within {PATIENCE} s."
    said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
    wrong = f"`coffeeshop {name}` ended with exit status {done.returncode}, and said last: {said[-1]}"
    return time.monotonic() - began, 0, wrong if done.returncode else ""
