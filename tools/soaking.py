"""`make soak`: the tests of the rooms that own threads, processes and sockets, round after round."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from environment import ROOT, activated
from speaking import ShopFailure, say

JOURNAL = ROOT / "artefacts" / "soak.json"
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
PYTEST = (
    "-m",
    "pytest",
    "-q",
    "-x",
    "--no-header",
    "-m",
    "not browser and not full",
    "-p",
    "no:cacheprovider",
)


def run(python: Path, minutes: float, fresh: bool = False) -> int:
    """Repeat the rooms' tests, a file at a time, until `minutes` are soaked; return 1 where one failed.

    The journal is written after each file: a call that was stopped goes on where it was,
    and the next call after one that reached its minutes starts anew.
    """
    files = test_files()
    if not files:
        raise ShopFailure("There is no test of a room that could be soaked: tests/ holds none of them.")
    journal = read(fresh)
    if journal["seconds"] >= minutes * 60:
        journal = read(fresh=True)
    while journal["seconds"] < minutes * 60:
        file = files[journal["runs"] % len(files)]
        began = time.monotonic()
        if not passes(python, file):
            journal["failed"][file] = journal["failed"].get(file, 0) + 1
        journal["runs"] += 1
        journal["seconds"] += time.monotonic() - began
        write(journal)
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
            [python, *PYTEST, file],
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


def read(fresh: bool) -> dict:
    """Return the journal that an earlier call left, else a new one."""
    if fresh or not JOURNAL.is_file():
        return {"runs": 0, "seconds": 0.0, "failed": {}}
    journal = json.loads(JOURNAL.read_text())
    say(f"Going on after {journal['runs']} runs, {journal['seconds'] / 60:.0f} minutes; --fresh starts anew.")
    return journal


def write(journal: dict) -> None:
    """Keep the journal; an interrupt leaves the old one or the new one, never half of it."""
    JOURNAL.parent.mkdir(parents=True, exist_ok=True)
    half = JOURNAL.with_suffix(".half")
    half.write_text(json.dumps(journal))
    os.replace(half, JOURNAL)


def report(journal: dict, files: int) -> int:
    """Print the totals; return the exit status."""
    failed = sum(journal["failed"].values())
    say(f"{journal['runs'] / files:.1f} rounds of {files} files in {journal['seconds'] / 60:.0f} minutes")
    for file, times in sorted(journal["failed"].items()):
        say(f"FAILED {times} times: {file}")
    print(f"{journal['runs'] - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
