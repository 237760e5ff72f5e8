"""The certificate is drawn from the verdict that the check gave, and kept beside the progress."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coffeeshop.checks import Verdict
from coffeeshop.checks.verdict import Finding, Station
from coffeeshop.labs import exercise
from coffeeshop.labs.certified import NAME, certificate
from coffeeshop.pictures import Picture

DAY = datetime(2026, 11, 26, 10, 0)
ROASTED = Station("A roast", "A roast took 0.37 s.")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COFFEESHOP_HOME", str(tmp_path / "mine"))
    monkeypatch.setattr(exercise, "judged", {})
    monkeypatch.setattr("coffeeshop.labs.certified.judged", exercise.judged)
    return tmp_path / "mine"


def judged(passed: bool | None, *stations: Station) -> None:
    verdict = Verdict(NAME, passed, "passed", "All hold.", stations=stations, title="The corner shop")
    exercise.judged[NAME] = verdict, DAY


def test_before_the_check_has_passed_it_says_so(folder: Path) -> None:
    assert str(certificate()).startswith("No certificate yet.")
    for passed in (None, False):
        judged(passed, ROASTED._replace(finding=Finding("x", "It was burnt.")))
        assert str(certificate()).startswith("No certificate yet.")
    assert not folder.exists()


def test_it_holds_the_figures_of_that_very_check_and_is_kept(folder: Path) -> None:
    judged(True, ROASTED)
    picture = certificate()
    assert isinstance(picture, Picture)
    for words in ("The corner shop", "26 November 2026", "A roast took 0.37 s."):
        assert words in picture.text
    assert sorted(path.name for path in folder.iterdir()) == [
        f"certificate.{end}" for end in ("png", "svg", "txt")
    ]
    assert (folder / "certificate.txt").read_text(encoding="utf-8") == picture.text + "\n"


def test_where_it_cannot_be_kept_it_is_shown(folder: Path) -> None:
    folder.write_text("a file where a folder should be")
    judged(True, ROASTED)
    assert "0.37 s" in str(certificate())
