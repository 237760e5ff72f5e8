"""`make soak`: what must hold again and again, counted; each part goes on where an earlier call stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from environment import ROOT, activated
from speaking import ShopFailure, say
from testing import NBVAL, unvisited

JOURNALS = ROOT / "artefacts" / "soak"
PYTEST = ("-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider")
EVERY_NOTEBOOK = NBVAL[3:]  # without the words that PYTEST has
ROOMS = (
    "children",
    "progress",
    "barista",
    "app",
    "xray",
    "serving",
    "customers",
    "engines",
    "checks",
    "claims",
)


class Part(NamedTuple):
    """So many rounds of some tests, each a pytest of its own; `hog`: beside a process that burns a core."""

    rounds: int
    tests: tuple[str, ...]
    hog: bool


PARTS = {
    "claims": Part(20, ("-m", "full", "tests/claims", "-k", "test_it_holds"), hog=False),
    "claims-hog": Part(20, ("-m", "full", "tests/claims", "-k", "test_it_holds"), hog=True),
    "kills": Part(4, ("-m", "full", "tests/test_killed_kernels.py"), hog=False),  # each kills 15 kernels
    "notebooks": Part(15, EVERY_NOTEBOOK, hog=False),
    "notebooks-hog": Part(5, EVERY_NOTEBOOK, hog=True),
    "verdicts-hog": Part(20, ("-n", "3", "tests/checks/flips.py"), hog=True),
}


def run(python: Path, names: Sequence[str], minutes: float, fresh: bool = False) -> int:
    """Soak the parts of those names, by default all and then the rooms for `minutes`; return 1 for a failure.

    A journal is written after each round: a call that was stopped goes on where it was, and the next
    call after one that came to its end starts anew.
    """
    unknown = [name for name in names if name not in (*PARTS, "rooms")]
    if unknown:
        raise ShopFailure(f"There is no soak {', '.join(unknown)}: choose from {', '.join(PARTS)}, rooms.")
    wanted = names or [*PARTS, "rooms"]
    failed = [name for name in wanted if name != "rooms" and soak(python, name, fresh)]
    if "rooms" in wanted and soak_rooms(python, minutes, fresh):
        failed.append("rooms")
    print(f"{len(wanted) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def soak(python: Path, name: str, fresh: bool) -> int:
    """Run what is missing of a part's rounds; print its totals; return how many rounds failed."""
    part, rounds = PARTS[name], read(name, fresh) or []
    if len(rounds) >= part.rounds:
        rounds = []
    with burning() if part.hog else nullcontext():
        while len(rounds) < part.rounds:
            rounds.append(one_round(python, part))
            write(name, rounds)
            told = rounds[-1]
            say(f"{name} {len(rounds)}/{part.rounds}: {told['tests']} tests in {told['seconds']:.0f} s, "
                f"failed: {', '.join(told['failed']) or 'none'}")  # fmt: skip
    return totals(name, rounds)


def one_round(python: Path, part: Part) -> dict:
    """Run the tests once; return how many there were, which failed, and the seconds."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as home:
        report = Path(home) / "report.xml"
        env = activated(python) | {"COFFEESHOP_HOME": home}
        command = [python, *PYTEST, *part.tests, f"--junitxml={report}"]
        process = subprocess.run(command, cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE)
        if not report.is_file():
            raise ShopFailure(f"pytest wrote no report, and said: {process.stdout.strip()[-500:]}")
        every = list(ElementTree.parse(report).iter("testcase"))
        missing = unvisited(report) if part.tests == EVERY_NOTEBOOK else []
    cases = [case for case in every if case.find("skipped") is None]
    failed = missing + [
        called(c) for c in cases if c.find("failure") is not None or c.find("error") is not None
    ]
    if failed:
        print(process.stdout, flush=True)
    return {"tests": len(cases), "failed": failed, "seconds": time.monotonic() - began}


def called(case: ElementTree.Element) -> str:
    """Return what a test of a report is called, with its file: each notebook has a "Cell 1"."""
    return f"{case.get('classname', '').rpartition('.')[2]}::{case.get('name', '')}"


def totals(name: str, rounds: list[dict]) -> int:
    """Print the totals of a part; return how many of its rounds had a failure."""
    tests, failures = sum(r["tests"] for r in rounds), Counter(one for r in rounds for one in r["failed"])
    clean = sum(not r["failed"] for r in rounds)
    passed = f"{tests - failures.total()} of {tests} tests passed"
    say(f"{name}: {clean} of {len(rounds)} rounds without a failure; {passed}")
    for test, times in failures.most_common():
        say(f"  FAILED {times} times: {test}")
    return len(rounds) - clean


@contextmanager
def burning() -> Iterator[None]:
    """Have a process burn one core meanwhile."""
    hog = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        hog.kill()
        hog.wait()


def soak_rooms(python: Path, minutes: float, fresh: bool) -> int:
    """Repeat the rooms' tests, a file at a time, until `minutes` are soaked; return how many runs failed."""
    files = test_files()
    if not files:
        raise ShopFailure("There is no test of a room that could be soaked: tests/ holds none of them.")
    journal = read("rooms", fresh)
    if journal is None or journal["seconds"] >= minutes * 60:
        journal = {"runs": 0, "seconds": 0.0, "failed": {}}
    while journal["seconds"] < minutes * 60:
        file = files[journal["runs"] % len(files)]
        began = time.monotonic()
        if not passes(python, file):
            journal["failed"][file] = journal["failed"].get(file, 0) + 1
        journal["runs"] += 1
        journal["seconds"] += time.monotonic() - began
        write("rooms", journal)
    return report(journal, len(files))


def test_files() -> list[str]:
    """Return the rooms' test files, relative to the repository."""
    tests = ROOT / "tests"
    found = [
        path
        for room in ROOMS
        for path in [tests / f"test_{room}.py", *sorted((tests / room).glob("test_*.py"))]
    ]
    return [path.relative_to(ROOT).as_posix() for path in found if path.is_file()]


def passes(python: Path, file: str) -> bool:
    """Run one file's tests; show what pytest said where they fail."""
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as home:
        env = activated(python) | {"COFFEESHOP_HOME": home}
        process = subprocess.run(
            [python, *PYTEST, "-x", "-m", "not browser and not full", file],
            cwd=ROOT,
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    lines = process.stdout.strip().splitlines()
    say(f"{file}: {lines[-1] if lines else 'said nothing'}")
    if process.returncode not in (0, 5):  # 5: the file's tests are all for the browser or the full run
        print("\n".join(lines[:-1]), flush=True)
    return process.returncode in (0, 5)


def read(name: str, fresh: bool) -> Any:
    """Return the journal that an earlier call left, None where there is none."""
    journal = JOURNALS / f"{name}.json"
    return json.loads(journal.read_text()) if journal.is_file() and not fresh else None


def write(name: str, kept: Any) -> None:
    """Keep a journal; an interrupt leaves the old one or the new one, never half of it."""
    JOURNALS.mkdir(parents=True, exist_ok=True)
    journal = JOURNALS / f"{name}.json"
    half = journal.with_suffix(".half")
    half.write_text(json.dumps(kept))
    os.replace(half, journal)


def report(journal: dict, files: int) -> int:
    """Print the rooms' totals; return how many of their runs failed."""
    failed = sum(journal["failed"].values())
    rounds, minutes = journal["runs"] / files, journal["seconds"] / 60
    say(f"rooms: {rounds:.1f} rounds of {files} files in {minutes:.0f} minutes, {failed} failed")
    for file, times in sorted(journal["failed"].items()):
        say(f"  FAILED {times} times: {file}")
    return failed
