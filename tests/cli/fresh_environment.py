"""A virtual environment with this package and what a test names, made by uv where it is found, or by pip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent


def run(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` and return what it said."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=600)


def environment(folder: Path, packages: list[str]) -> Path:
    """Make a virtual environment with these packages and this one in `folder`; return its Python."""
    python = folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = shutil.which("uv") or shutil.which("uv", path=REPOSITORY / ".tools" / "bin")
    if uv:
        steps = [
            [uv, "venv", "--no-python-downloads", "-p", sys.executable, ".venv"],
            [uv, "pip", "install", "-p", python],
        ]
    else:
        steps = [[sys.executable, "-m", "venv", ".venv"], [python, "-m", "pip", "install"]]
    steps[1] += [*packages, "-e", REPOSITORY]
    for step in steps:
        done = run(*step, folder=folder)
        assert done.returncode == 0, done.stderr
    return python
