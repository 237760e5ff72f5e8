"""The doctor, asked in a process of its own, in surroundings that are really wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCTOR = (sys.executable, "-m", "coffeeshop.cli", "doctor")


class Told:
    """What the doctor said as JSON, and its exit status."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        assert done.stdout, done.stderr
        self.status = done.returncode
        self.document: dict[str, Any] = json.loads(done.stdout)

    def of(self, check: str, level: str = "wrong") -> dict[str, str]:
        """Return the one finding of that check and level."""
        (found,) = [f for f in self.document["findings"] if (f["check"], f["level"]) == (check, level)]
        return found


def ask(*words: str, before: tuple[str, ...] = (), doctor: tuple[str, ...] = DOCTOR, **env: str) -> Told:
    """Ask the doctor behind the words `before` (such as "unshare", "-n"), with `env` added to ours."""
    return Told(run(*before, *doctor, "--json", *words, **env))


def run(*command: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the repository."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | env, capture_output=True, text=True)


def shell(command: str, after: str = "true", **env: str) -> subprocess.CompletedProcess[str]:
    """Type a mending command into a shell, and then another."""
    return run("sh", "-c", f"{command}\n{after}", **env)


def namespace(*words: str) -> tuple[str, ...]:
    """Return the words that run a command in namespaces of its own; skip where that is not allowed."""
    try:
        allowed = run("unshare", *words, "true").returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("this system gives no namespaces")
    return ("unshare", *words)
