"""What holds for every notebook: its links lead somewhere, and what it shows can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted(
    p for folder in ("notebooks", "exercises", "solutions") for p in (ROOT / folder).glob("*.ipynb")
)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


PLOT = re.compile(r"<Figure size .*>")  # what matplotlib says of itself: the finding is printed below it


def links(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield "!" for a picture, the text, and the target of each link in a notebook's prose."""
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            for mark, text, target in LINK.findall(cell.source):
                kept = target.removeprefix("attachment:")  # a picture that the cell itself keeps
                if kept == target or kept not in cell.get("attachments", {}):
                    yield mark, text, target


def heads(path: Path) -> set[str]:
    """Return the anchors that JupyterLab gives to a notebook's headings."""
    cells = nbformat.read(path, 4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return {head.strip().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_link_resolves(path: Path) -> None:
    for _, text, target in links(path):
        file, _, anchor = target.partition("#")
        if "://" in target:
            continue
        leads = (path.parent / file) if file else path
        assert leads.exists(), f"[{text}]({target})"
        assert not anchor or anchor in heads(leads), f"[{text}]({target})"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_has_a_text(path: Path) -> None:
    assert all(text for picture, text, _ in links(path) if picture)
    for cell in nbformat.read(path, 4).cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if any(kind.startswith("image/") for kind in data):
                said = data.get("text/plain", "")
                if PLOT.fullmatch(said):
                    said = "".join(o.text for o in cell.outputs if o.output_type == "stream")
                assert len(said) > 30, cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_traceback_keeps_its_colours_and_no_folder_of_this_machine(path: Path) -> None:
    for cell in nbformat.read(path, 4).cells:
        for output in cell.get("outputs", []):
            shown = "".join(output.get("traceback", []))
            assert not re.search(r"\x1b(?!\[)", shown), "a colour's beginning without its rest"
            assert not re.search(r"[/\\](site-packages|lib/python3|Lib)[/\\]", shown)


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_exercises_and_solutions_lead_to_their_lesson(folder: str) -> None:
    for path in (ROOT / folder).glob("*.ipynb"):
        lesson = f"../notebooks/{path.name.replace(f'_{folder}', '')}"
        assert lesson in [target for *_, target in links(path)], path.name


def test_each_lesson_leads_to_its_exercises() -> None:
    for path in (ROOT / "exercises").glob("*.ipynb"):
        lesson = ROOT / "notebooks" / path.name.replace("_exercises", "")
        assert f"../exercises/{path.name}" in [target for *_, target in links(lesson)], lesson.name


def test_the_first_lesson_is_the_contents_page() -> None:
    cells = nbformat.read(ROOT / "notebooks" / "00_open_the_shop.ipynb", 4).cells
    [table] = [cell.source for cell in cells if "| Lesson | The question |" in cell.source]
    for lesson in sorted((ROOT / "notebooks").glob("*.ipynb"))[1:]:
        first = nbformat.read(lesson, 4).cells[0].source
        [row] = [line for line in table.splitlines() if f"]({lesson.name})" in line]
        assert first.splitlines()[0].removeprefix("# ") in row
        minutes = re.search(r"\*(\d+) minutes(?:, and (\d+) for the exercises)?", first)
        assert not minutes or f"| {' + '.join(filter(None, minutes.groups()))} |" in row, row
        exercises = ROOT / "exercises" / f"{lesson.stem}_exercises.ipynb"
        assert exercises.exists() == (exercises.name in row)
