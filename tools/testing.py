"""The steps of `make test` and `make test-full`, and their sum."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from environment import ROOT, activated
from speaking import ShopFailure, say

ARTEFACTS = ROOT / "artefacts" / "test"
NOTEBOOKS = ("notebooks", "exercises", "solutions")
SIDE_BY_SIDE = ("-n", "3", "--dist")  # a test and a notebook wait more than they work
NBVAL = (
    *("-m", "pytest", "-q", *SIDE_BY_SIDE, "loadscope"),
    *("--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"),
    *("--nbval-sanitize-with=tests/nbval_sanitize.cfg", "-p", "no:cacheprovider", *NOTEBOOKS),
)


OFFLINE = (  # in a network without any other route than loopback
    *("tests/browser/test_docs.py", "tests/browser/test_first_lab.py"),
    "tests/browser/test_labs_by_hand.py::test_every_control_of_every_new_lab",
)


class Step(NamedTuple):
    """One program that must exit with 0; `counted` where pytest writes how many tests it ran."""

    says: str
    command: tuple[str, ...]
    counted: bool = False


class Tally(NamedTuple):
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


REHEARSED = "tests/workshop/test_plans_rehearsed.py"  # whole plans, minutes each
ANSWERS = "tests/checks/test_answers.py"  # hundreds, each in a process of its own


def answers(mark: str) -> Step:
    """Return the step that judges the kept answers."""
    command = ("-m", "pytest", "-q", *SIDE_BY_SIDE, "load", "-m", mark, ANSWERS)
    return Step("each kept answer gets its diagnosis", command, counted=True)


def all_but_answers(says: str, mark: str) -> Step:
    """Return the step of every other test."""
    command = ("-m", "pytest", "-q", *SIDE_BY_SIDE, "loadfile", "-m", mark, "tests", f"--ignore={ANSWERS}")
    return Step(says, command, counted=True)


def once(says: str, *words: str) -> Step:
    """Return a step of what is long and says nothing of a Python."""
    return Step(says, ("-m", "pytest", "-q", "-m", "once", *words), counted=True)


def in_the_browser(says: str, mark: str, *words: str) -> Step:
    """Return the step that opens JupyterLab in a real browser."""
    return Step(says, ("-m", "pytest", "-q", "-m", mark, "tests/browser", *words), counted=True)


STEPS: dict[str, tuple[Step, ...]] = {
    "lint": (
        Step("ruff reads the code", ("-m", "ruff", "check", ".")),
        Step("ruff compares the layout", ("-m", "ruff", "format", "--check", ".")),
        Step("exercises equal what the solutions generate", ("tools/notebooks.py", "--check")),
    ),
    "unit": (
        all_but_answers("the tests", "not browser and not full"),
        answers("not full"),
    ),
    "all": (
        all_but_answers("the tests, the long ones too", "not browser and not once"),
        answers("full or not full"),
    ),
    "again": (
        all_but_answers("the tests, the long ones too", "not browser and not once"),
        answers("not full"),
    ),
    "once": (
        once("whole plans, side by side as the notebooks are", *SIDE_BY_SIDE, "load", REHEARSED),
        once("hubs, killed kernels and returns, one after another", "tests", f"--ignore={REHEARSED}"),
    ),
    "notebooks": (Step("nbval re-runs every notebook, exercise and solution", NBVAL, counted=True),),
    "browser": (in_the_browser("JupyterLab in a real browser", "not full"),),
    "offline": (
        Step("offline, nbval re-runs everything", ("tools/alone.py", *NBVAL), counted=True),
        Step("offline, /docs and the labs", ("tools/alone.py", "-m", "pytest", "-q", *OFFLINE), counted=True),
    ),
    "every-browser": (in_the_browser("JupyterLab in a real browser, every lab by every control", "browser"),),
    "browser-online": (
        in_the_browser(
            "JupyterLab in a real browser, what isn't run offline",
            "browser",
            *("-n", "2", "--dist", "loadfile"),  # a JupyterLab and a browser each, and both wait
            *(f"--deselect={test}" for test in OFFLINE),
        ),
    ),
}
EVERY_CHANGE = ("lint", "unit", "notebooks", "browser")


def choose(names: Sequence[str]) -> list[Step]:
    """Return the steps of those names, by default those that every change must pass."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        raise ShopFailure(f"There is no test step {', '.join(unknown)}: choose from {', '.join(STEPS)}.")
    return [step for name in names or EVERY_CHANGE for step in STEPS[name]]


def run(plans: Iterable[tuple[Path, Sequence[Step]]]) -> int:
    """Run each plan's steps with its Python, also after a failure; print the sum; return the exit status."""
    began, total, wrong = time.monotonic(), Tally(), []
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as home:
        for python, steps in plans:
            for step in steps:
                tally, ok = run_step(python, step, home)
                total += tally
                wrong += [] if ok else [f"{python.parent.parent.name}: {step.says}"]
    for line in wrong:
        say(f"FAILED {line}")
    say(
        f"{time.monotonic() - began:.0f} s in all; pictures and reports are in {ARTEFACTS.relative_to(ROOT)}/"
    )
    print(total, flush=True)
    return 1 if wrong else 0


def run_step(python: Path, step: Step, home: str) -> tuple[Tally, bool]:
    """Run one step; return its tally and whether it passed. `home` stands for the learner's own folder."""
    say(f"{step.says} …")
    env = activated(python) | {"COFFEESHOP_HOME": home, "SHOP_ARTEFACTS": str(ARTEFACTS)}
    report = ARTEFACTS / f"{python.parent.parent.name}-{re.sub(r'[^a-z]+', '-', step.says.lower())}.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    extra = [f"--junitxml={report}"] if step.counted else []
    began = time.monotonic()
    status = subprocess.call([python, *step.command, *extra], cwd=ROOT, env=env)
    tally = count(report) if step.counted else Tally(int(status == 0), int(status != 0))
    missing = complaint(step, report, tally, status)
    say(f"{step.says}: {missing or tally} ({time.monotonic() - began:.0f} s)")
    return tally, not missing


def complaint(step: Step, report: Path, tally: Tally, status: int) -> str:
    """Return what is wrong with a step that ended, in words, or nothing."""
    if step.counted and not tally.passed + tally.failed + tally.skipped:
        return f"no test was collected (exit status {status})"
    if status:
        return f"{tally}, exit status {status}"
    if step.command[-len(NBVAL) :] == NBVAL and (left := unvisited(report)):
        return f"no cell was run of {', '.join(left)}"
    if any("tests/browser" in word for word in step.command) and tally.skipped and os.environ.get("CI"):
        return f"{tally}, and nothing may be skipped where CI is set"
    return ""


def count(report: Path) -> Tally:
    """Return the tally of a pytest report (JUnit's XML), all zero where there is none."""
    if not report.is_file():
        return Tally()
    total = Tally()
    for suite in ElementTree.parse(report).iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        total += Tally(int(suite.get("tests", 0)) - failed - skipped, failed, skipped)
    return total


def unvisited(report: Path) -> list[str]:
    """Return the notebooks of the course of which the report names no cell."""
    seen = {case.get("classname", "") for case in ElementTree.parse(report).iter("testcase")}
    every = [path for folder in NOTEBOOKS for path in sorted((ROOT / folder).glob("*.ipynb"))]
    return [path.name for path in every if not any(path.stem in name for name in seen)]


def other_pythons(home: Path) -> dict[str, str]:
    """Return version and path of one Python for each minor version from 3.11 on but that of `home`.

    SHOP_PYTHONS names them (paths, separated as in PATH); else PATH and pyenv's folder are looked through.
    """
    named = os.environ.get("SHOP_PYTHONS", "")
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = named.split(os.pathsep) if named else [
        *filter(None, (shutil.which(f"python3.{minor}") for minor in range(11, 20))),
        *map(str, sorted(pyenv.glob("*/bin/python"))),
    ]  # fmt: skip
    mine = version_of(str(home / ("Scripts" if os.name == "nt" else "bin") / "python"))
    found: dict[str, str] = {}
    for candidate in candidates:
        version = version_of(candidate)
        if version and version != mine:
            found.setdefault(version, candidate)
    return dict(sorted(found.items()))


def version_of(python: str) -> str:
    """Return "3.12" for a Python that runs and is 3.11 or newer, else an empty text."""
    probe = "import sys; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3, 11) else '')"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""
