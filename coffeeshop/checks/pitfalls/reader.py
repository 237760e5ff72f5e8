"""The detector that runs nothing: ruff, over all the programs at once."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from coffeeshop.menu import ShopError

RULES = "ASYNC,RUF006,BLE"


def read(programs: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the rules of ruff that each program breaks, by the programs' names.

    ruff runs with the ASYNC rules, RUF006 (a task that nobody keeps) and BLE (a blind `except`), and
    without any configuration. ShopError where it is not installed.
    """
    if find_spec("ruff") is None:
        raise ShopError("This Python has no ruff, the linter: run `pip install ruff`.")
    with tempfile.TemporaryDirectory(prefix="coffeeshop-ruff-") as folder:
        for name, program in programs.items():
            Path(folder, f"{name}.py").write_text(program.lstrip(), encoding="utf-8")
        command = [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"),
            *("--select", RULES, "--output-format", "json", folder),
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    found: dict[str, list[str]] = {name: [] for name in programs}
    for hit in json.loads(done.stdout or "[]"):
        codes = found[Path(hit["filename"]).stem]
        codes += [hit["code"]] if hit["code"] not in codes else []
    return found
