"""Real tests in real files, run from a cell: pytest in a process of its own, its words in yours."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from coffeeshop.menu import ShopError

LONGEST = 60  # seconds that a run may take
WIDTH = "88"  # columns: pytest cuts a reason that is longer


async def taste(file: str, *options: str, folder: str | Path = "tasting") -> str:
    """Run pytest on `file` in `folder` and return what it says, the folder's own path left out.

    `options` are pytest's own, before which stand those of the folder's pytest.ini. Only plugins that
    are named there or here are loaded, so that the outcome does not hang on what else is installed.
    The notebook's loop stays free meanwhile. ShopError where the folder is missing, or after a minute.
    """
    return await asyncio.to_thread(_run, file, options, Path(folder))


def _run(file: str, options: tuple[str, ...], folder: Path) -> str:
    place = folder.resolve()
    if not place.is_dir():
        raise ShopError(f"There is no folder {str(folder)!r} here. Run the cells above first: they write it.")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, file], cwd=place, env=_environment(), timeout=LONGEST,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ShopError(
            f"The tests in {file} did not end within {LONGEST} s, so they were stopped."
        ) from None
    return done.stdout.replace(f"{place}{os.sep}", "").strip()


def _environment() -> dict[str, str]:
    # On a build server pytest would cut nothing, and its words would differ from those that are stored.
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "BUILD_NUMBER")}
    ours = {"COLUMNS": WIDTH, "PYTHONUTF8": "1", "PY_COLORS": "0", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return {**kept, **ours, "PYTHONDONTWRITEBYTECODE": "1"}
