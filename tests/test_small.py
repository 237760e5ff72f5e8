"""A small machine's kernel has one core, and a notebook that needs more memory than there is fails."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

if not sys.platform.startswith("linux"):
    pytest.skip("only Linux tells the memory that processes share", allow_module_level=True)

import small

CELL = """
import os, subprocess, sys
hold = "import time; held = b'x' * {megabytes}_000_000; time.sleep(1)"
print(subprocess.call([sys.executable, "-c", hold]), len(os.sched_getaffinity(0)))
"""


@pytest.mark.full
@pytest.mark.once
@pytest.mark.parametrize(("megabytes", "passes"), [(10, True), (600, False)])
def test_what_a_notebooks_children_hold_counts(tmp_path: Path, megabytes: int, passes: bool) -> None:
    output = new_output("stream", name="stdout", text="0 1\n")
    cell = new_code_cell(CELL.format(megabytes=megabytes), execution_count=1, outputs=[output])
    nbformat.write(new_notebook(cells=[cell]), tmp_path / "tiny.ipynb")
    with small.limited() as group:
        outcome = small.executed(tmp_path / "tiny.ipynb", group)
    assert outcome.passed == passes, outcome.said
    assert outcome.peak > 10_000_000
    assert group is None or bool(outcome.killed) != passes


@pytest.mark.parametrize(
    ("spoilt", "passes"),
    [({}, True), ({"status": 1}, False), ({"killed": 1}, False), ({"peak": small.LIMIT + 1}, False)],
)
def test_a_notebook_passes_where_nothing_is_wrong(spoilt: dict[str, int], passes: bool) -> None:
    assert small.Outcome(0, "", small.LIMIT, 0, 1.0)._replace(**spoilt).passed == passes


def test_a_notebook_that_is_not_there_is_told() -> None:
    with pytest.raises(small.ShopFailure, match=r"^No notebook's path holds 77_no_such_lesson\.$"):
        small.main(["77_no_such_lesson"])
