"""README says only what is so: its links lead somewhere, its commands exist, its table is the course."""

from __future__ import annotations

import re
from pathlib import Path

import address
import commands
import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "labs.md"]
README = PAGES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)|(?:src|srcset)=\"([^\"]+)\"", text)
    local = [link for link in map("".join, links) if not link.startswith("http")]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    asked = re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text, re.M) + re.findall(
        r"shop\.py ([a-z][a-z-]*)", text
    )
    assert set(asked) <= set(commands.COMMANDS)
    assert asked


def test_the_first_screen_has_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:30])
    assert "make lab" in first_screen
    assert "make test" in first_screen


def test_every_lesson_is_in_the_table() -> None:
    written = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
    linked = re.findall(r"^\| \[[^\]]+\]\(notebooks/([^)]+)\)", README, re.M)
    assert sorted(linked) == written


def test_the_binder_link_follows_from_the_setting() -> None:
    repository = address.read_repository(ROOT / "pyproject.toml")
    assert address.with_link(README, repository) == README


def test_the_binder_link_opens_the_first_notebook() -> None:
    published = address.with_link(README, "someone/coffee")
    target = (
        "https://mybinder.org/v2/gh/someone/coffee/HEAD?urlpath=lab/tree/notebooks/00_open_the_shop.ipynb"
    )
    assert target in published
    assert address.with_link(published, "") == address.with_link(README, "")


def test_both_licences_are_whole() -> None:
    assert "Permission is hereby granted, free of charge" in (ROOT / "LICENSE").read_text()
    text = (ROOT / "LICENSE-text").read_text()
    assert "Section 8 -- Interpretation." in text
    assert "The Coffee Shop's authors" in text
