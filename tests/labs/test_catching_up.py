"""After a restart: one cell, and the cells below a heading run as if those above had run."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coffeeshop.labs.catching_up import LIMIT

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CORE = {
    "00": "Your turn: change one line",
    "01": "One pair of hands",
    "02": "Which line was it?",
    "03": "One bad recipe",
    "04": "What breaks",
    "05": "The bottleneck moves",
    "07": "How many at once",
    "10": "The fourth shop",
    "11": "What none of them sees",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner's own copy of the notebooks."""
    folder = tmp_path_factory.mktemp("course") / "notebooks"
    shutil.copytree(NOTEBOOKS, folder)
    return folder


@pytest.fixture(scope="module")
def kernel(folder: Path, kernel_in: Callable[[Path], Any]) -> Any:
    """A kernel that has just started and knows no name; the short tests share it."""
    return kernel_in(folder)


def caught_up(kernel: Any, lesson: str, heading: str) -> str:
    """Run the catch-up cell; return what it said."""
    cell = f"from coffeeshop.labs import catch_up\nawait catch_up({lesson!r}, {heading!r})"
    outcome = kernel.run(cell, seconds=60)
    assert not outcome.error, outcome.error
    return outcome.text


def cells_below(lesson: str, heading: str) -> list[tuple[str, bool]]:
    """Return the code cells below a heading, and whether each declares an error."""
    cells = json.loads(next(NOTEBOOKS.glob(f"{lesson}_*.ipynb")).read_text(encoding="utf-8"))["cells"]
    at = next(i for i, cell in enumerate(cells) if f"## {heading}" in "".join(cell["source"]))
    return [
        ("".join(cell["source"]), "raises-exception" in cell["metadata"].get("tags", ()))
        for cell in cells[at:]
        if cell["cell_type"] == "code"
    ]


def test_the_next_cell_runs_and_nothing_was_shown(kernel: Any) -> None:
    said = caught_up(kernel, "03", "forty  APRONS")
    assert re.fullmatch(r'Ready: of the \d+ cells above "Forty aprons" \d+ ran, in [\d.]+ s; .*\n', said)
    assert kernel.run('(await rush(shop, "/awaiting", orders=2)).orders[0].status').text.endswith("200\n")


def test_the_learners_own_line_is_what_comes_back(folder: Path, kernel: Any) -> None:
    file = folder / "03_fastapi_opens.ipynb"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("def helper():", "def my_own_helper():"), encoding="utf-8")
    caught_up(kernel, "03", "Forty aprons")
    assert kernel.run("my_own_helper.__name__").text == "'my_own_helper'\n"


def test_what_fails_or_is_unfinished_is_named(folder: Path, kernel: Any) -> None:
    def cell(kind: str, source: str) -> dict[str, Any]:
        return {"cell_type": kind, "id": source[:9], "metadata": {}, "source": source}

    told = [cell("markdown", "# A lesson"), cell("code", "x = milk()"), cell("code", "def half(:")]
    told += [cell("code", "y = 2"), cell("markdown", "## Next"), cell("code", "x + y")]
    (folder / "77_mine.ipynb").write_text(json.dumps({"cells": told}), encoding="utf-8")
    said = caught_up(kernel, "77", "Next")
    assert said.startswith('Nearly ready: of the 3 cells above "Next" 1 ran')
    assert "is not Python yet" in said
    assert "NameError: name 'milk' is not defined" in said
    assert kernel.run("y").text == "2\n"


def test_what_takes_too_long_ends_with_the_time_and_is_named(folder: Path, kernel: Any) -> None:
    cells = [("markdown", "# A lesson"), ("code", "import asyncio\nx = await asyncio.sleep(60, 1)")]
    cells += [("code", "y = x\nz = 3"), ("markdown", "## Next"), ("code", "y + z")]
    told = [{"cell_type": kind, "metadata": {}, "source": source} for kind, source in cells]
    (folder / "77_mine.ipynb").write_text(json.dumps({"cells": told}), encoding="utf-8")
    kernel.run("from coffeeshop.labs import catching_up\ncatching_up.LIMIT = 0.5")
    assert 'the ten seconds were over before the cells under "A lesson" had run' in caught_up(
        kernel, "77", "Next"
    )
    assert kernel.run("z").text == "3\n"


@pytest.mark.parametrize(
    ("lesson", "heading", "says"),
    [
        ("03", "", 'Name one of its headings: "`def` or'),
        ("03", "Tea", "Forty aprons"),
        ("44", "x", "no lesson"),
    ],
)
def test_a_wrong_place_is_one_sentence(kernel: Any, lesson: str, heading: str, says: str) -> None:
    error = kernel.run(f"from coffeeshop.labs import catch_up\nawait catch_up({lesson!r}, {heading!r})").error
    assert error["ename"] == "ShopError"
    assert says in error["evalue"]
    assert len(error["traceback"]) == 1


def test_progress_is_brought_along(folder: Path, kernel: Any) -> None:
    noted = {"exercises": {"overlap": {"tries": 3, "passed": "2026-11-01T10:00:00"}}}
    (folder / "progress.json").write_text(json.dumps(noted), encoding="utf-8")
    cell = 'from coffeeshop.labs import bring_along\nbring_along("progress.json")'
    assert "overlap: done, 3 tries" in kernel.run(cell).text
    assert kernel.run('bring_along("none.json")').error["ename"] == "ShopError"


@pytest.mark.full
@pytest.mark.once
@pytest.mark.timeout(400)
@pytest.mark.parametrize("lesson", CORE)
def test_a_lesson_goes_on_after_a_restart(
    folder: Path, kernel_in: Callable[[Path], Any], lesson: str
) -> None:
    restarted = kernel_in(folder)
    said = caught_up(restarted, lesson, CORE[lesson])
    assert said.startswith("Ready"), said
    assert float(re.search(r"in ([\d.]+) s", said)[1]) <= LIMIT  # type: ignore[index]
    for text, fails in cells_below(lesson, CORE[lesson]):
        outcome = restarted.run(text, seconds=180)
        assert bool(outcome.error) == fails, (text, outcome.error)
