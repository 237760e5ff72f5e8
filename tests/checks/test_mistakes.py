"""Each of the thirty mistakes can be made in an exercise, and its check names it."""

from __future__ import annotations

import tomllib

from answers import ROOT, every

MISTAKES = tomllib.loads((ROOT / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]


def test_there_are_thirty() -> None:
    assert [mistake["number"] for mistake in MISTAKES] == list(range(1, 31))


def test_each_is_named_by_an_answer_that_was_kept() -> None:
    kept = {f"{answer.exercise}/{answer.diagnosis}" for answer in every() if not answer.right}
    missing = {m["number"]: [name for name in m["named"] if name not in kept] for m in MISTAKES}
    assert {number: names for number, names in missing.items() if names} == {}
    assert all(mistake["named"] for mistake in MISTAKES)
