"""The glossary and the lessons' new terms are the same words, and each entry leads to its lesson."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "glossary.md"
ENTRY = re.compile(r"^\*\*(.+?)\*\* \((.+?)\): \S.+[.]$", re.M)
SHORT = {"open and closed loop": ("open loop", "closed loop"), "p50 and p95": ("p50", "p95")}


def announced() -> dict[str, set[str]]:
    """Return the lessons that announce each term, read from their last cells."""
    terms: dict[str, set[str]] = {}
    for lesson in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in nbformat.read(lesson, 4).cells:
            for paragraph in re.findall(r"\*\*New terms\.\*\*(.+?)(?:\n\n|\Z)", cell.source, re.S):
                for term in re.findall(r"\*([^*]+)\*", paragraph):
                    name = " ".join(term.lower().split())
                    for one in SHORT.get(name, (name,)):
                        terms.setdefault(one, set()).add(lesson.name)
    return terms


def test_every_new_term_is_explained_and_no_other() -> None:
    page = PAGE.read_text(encoding="utf-8")
    explained = {name.lower(): set(re.findall(r"/(\w+\.ipynb)", of)) for name, of in ENTRY.findall(page)}
    assert explained == announced()
    assert len(explained) == page.count("\n**")


def test_entries_stand_in_order() -> None:
    names = [name.lower() for name, _ in ENTRY.findall(PAGE.read_text(encoding="utf-8"))]
    assert names == sorted(names)
