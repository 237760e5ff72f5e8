"""The doctor's words: levels, sums, exit statuses, commands that can be copied."""

from __future__ import annotations

import json

import pytest

from coffeeshop.workshop.doctor import examination
from coffeeshop.workshop.doctor.examination import asked, line
from coffeeshop.workshop.doctor.finding import Finding, status
from coffeeshop.workshop.doctor.report import brief, document, report, verdict

FINE = Finding("fine", "It is there.", "", "Milk")
NOTE = Finding("note", "There is no oat milk.", "buy oats", "Oats")
WRONG = Finding(
    "wrong", "The beans are out. " + "Nobody ordered any. " * 8, "order " + "beans " * 30, "Beans"
)
UNKNOWN = Finding("unknown", "The cellar is locked.", "", "Cellar")


@pytest.mark.parametrize(
    ("findings", "exits", "said"),
    [
        ([FINE], 0, "Nothing to mend."),
        ([FINE, NOTE], 0, "Nothing to mend, 1 that lessons do without."),
        ([FINE, UNKNOWN], 2, "Nothing to mend, 1 that could not be examined."),
        (
            [WRONG, UNKNOWN, NOTE],
            1,
            "One thing to mend, 1 that could not be examined, 1 that lessons do without.",
        ),
        ([WRONG, WRONG], 1, "2 things to mend."),
    ],
)
def test_status_and_verdict(findings: list[Finding], exits: int, said: str) -> None:
    assert (status(findings), verdict(findings)) == (exits, said)
    assert report(findings).splitlines()[-1] == said
    assert json.loads(document(findings))["status"] == exits


def test_a_long_sentence_is_broken_and_a_command_is_not() -> None:
    *words, mend = brief([FINE, NOTE, WRONG]).splitlines()
    assert len(words) > 1
    assert max(map(len, words)) <= 100
    assert mend.endswith(f"mend it:  {WRONG.mend}")


def test_a_check_that_fails_is_told_and_stops_no_other() -> None:
    def broken() -> list[Finding]:
        raise ValueError("no\n  such cup")

    (found,) = asked("Cups", broken)
    assert found == Finding("unknown", "This could not be examined: ValueError: no such cup", "", "Cups")


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([FINE, NOTE, UNKNOWN], ""),
        ([NOTE._replace(level="wrong")], "There is no oat milk. What mends it, in a terminal: buy oats"),
        ([UNKNOWN._replace(level="wrong"), WRONG], "The cellar is locked. (And 1 more: python"),
    ],
)
def test_one_line_for_a_notebook(findings: list[Finding], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = {found.check: lambda found=found: [found] for found in findings}
    monkeypatch.setattr(examination, "QUICK", checks)
    assert said in line()
    assert "\n" not in line()
    assert bool(said) == bool(line())
