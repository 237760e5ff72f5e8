"""`make bench`: every script of benchmarks/, once for each state of the code."""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, activated
from speaking import ShopFailure, say

RESULTS = ROOT / "artefacts" / "bench"


def run(python: Path, names: Sequence[str], fresh: bool = False) -> int:
    """Run the benchmarks of those names (all by default); return 1 where one failed.

    A result is kept beside a digest of the code that it measured, so a call that was stopped
    goes on where it was, and a change of the code measures again.
    """
    scripts = [
        path for path in sorted((ROOT / "benchmarks").glob("[!_]*.py")) if not names or path.stem in names
    ]
    if not scripts:
        raise ShopFailure("There is no such benchmark: the files of benchmarks/ say which there are.")
    failed = [script.stem for script in scripts if not measured(python, script, fresh)]
    print(f"{len(scripts) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def measured(python: Path, script: Path, fresh: bool) -> bool:
    """Run one benchmark unless its result for this code is there; print the result either way."""
    kept, state = RESULTS / f"{script.stem}.txt", digest(script)
    if not fresh and kept.is_file() and kept.read_text().startswith(state):
        say(f"{script.stem}: measured before, for this very code")
        print(kept.read_text().removeprefix(state).strip(), flush=True)
        return True
    say(f"{script.stem} …")
    began = time.monotonic()
    process = subprocess.run(
        [python, script], cwd=ROOT, env=activated(python), text=True, stdout=subprocess.PIPE
    )
    print(process.stdout.strip(), flush=True)
    say(f"{script.stem}: exit status {process.returncode} after {time.monotonic() - began:.0f} s")
    if process.returncode == 0:
        RESULTS.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{state}\n{process.stdout}")
    return process.returncode == 0


def digest(script: Path) -> str:
    """Return a digest of the benchmark, of the package it measures and of the versions it runs on."""
    files = [script, ROOT / "requirements.lock", *sorted((ROOT / "coffeeshop").rglob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
