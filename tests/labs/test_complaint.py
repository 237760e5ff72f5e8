"""Notebook 00 says in one line what is wrong with this machine, and nothing where nothing is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
LAB = "from coffeeshop import labs\nlab = labs.race(orders=20, milk=0.2)"


@pytest.fixture
def sick(kernel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A kernel on a machine whose proxy would catch what goes to loopback."""
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.delenv("no_proxy", raising=False)
    made = type(kernel)(str(tmp_path))
    yield made
    made.stop()


def test_the_first_lab_is_silent_on_a_fit_machine(kernel: Any) -> None:
    assert kernel.run(LAB).text == ""


def test_the_first_lab_says_what_is_wrong_in_one_line(sick: Any) -> None:
    outcome = sick.run(LAB)
    assert outcome.status == "ok"
    (said,) = outcome.text.splitlines()
    assert "needs mending" in said
    assert "A proxy for http (proxy.example:3128)" in said
    assert "NO_PROXY" in said


def test_that_lab_is_notebook_00s_alone() -> None:
    using = []
    for path in sorted(ROOT.glob("*/*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        if any("labs.race(" in "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
            using.append(path.name)
    assert using == ["00_open_the_shop.ipynb"]
