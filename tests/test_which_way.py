"""The handout: its links lead somewhere, and lesson 13 shows it as it is."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "which_way.md"
LESSON = ROOT / "notebooks" / "13_tomorrow.ipynb"


def test_names_every_way() -> None:
    page = PAGE.read_text(encoding="utf-8")
    tree = page.split("```")[1]
    for way in ("async def", "def", "run_in_threadpool", "process pool", "queue", "BackgroundTasks"):
        assert re.search(rf"\. .*\b{way}\b", tree), way


def test_fits_one_page() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", PAGE.read_text(encoding="utf-8"))
    assert links
    assert all((PAGE.parent / link).exists() for link in links), links


def test_the_lesson_shows_it() -> None:
    cells = nbformat.read(LESSON, 4).cells
    [cell] = [c for c in cells if c.cell_type == "code" and "which_way.md" in c.source]
    assert cell.outputs[0].data["text/markdown"] == PAGE.read_text(encoding="utf-8")
