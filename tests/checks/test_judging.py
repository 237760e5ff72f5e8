"""From source to verdict, where no child is needed, and what learners read."""

from __future__ import annotations

import pytest

from coffeeshop.checks import find, hint, is_attempt, judge, names, puzzle, solution, starter
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.judging import conclude
from coffeeshop.menu import ShopError

EVERY = pytest.mark.parametrize("name", names())


@EVERY
def test_an_untouched_starter_is_not_an_attempt(name: str) -> None:
    for source in (starter(name), starter(name) + "\n# a comment\n", "", "  \n", None):
        verdict = judge(name, source)
        assert (verdict.passed, verdict.id) == (None, "not-attempted")
        assert str(verdict).startswith("Not attempted yet.")


@EVERY
def test_texts_are_whole(name: str) -> None:
    exercise = find(name)
    assert starter(name).startswith(f"# exercise: {name}\n")
    assert solution(name).startswith(f"# exercise: {name}\n")
    compile(starter(name), "starter.py", "exec")
    assert is_attempt(name, solution(name))
    assert exercise.minutes > 0
    assert exercise.objective.endswith(".")
    assert len({hint(name, number) for number in (1, 2, 3)}) == 3
    answer = [line.strip() for line in solution(name).splitlines() if line not in starter(name).splitlines()]
    assert not any(line in hint(name, 3) for line in answer if len(line) > 12), "a hint is not the answer"


def test_what_there_is_not_is_said_in_a_sentence() -> None:
    with pytest.raises(ShopError, match='There is no exercise "latte"'):
        judge("latte", "x = 1")
    with pytest.raises(ShopError, match="ask for number 1 to 3"):
        hint("overlap", 4)
    with pytest.raises(ShopError, match="has no picture"):
        puzzle("overlap")


@EVERY
def test_an_outcome_nobody_knows_is_said_to_be_unknown(name: str) -> None:
    evidence = Evidence(solution(name), "raised", raised={"type": "Odd", "message": "?", "line": None})
    verdict = conclude(find(name), evidence)
    assert verdict.id == "check-failed"
    assert "fault of ours" in verdict.said


def test_where_no_rule_fits_the_check_says_what_it_saw() -> None:
    seen = {"rounds": 2, "fewer": 1, "number": 41, "peak": 40}
    wrong = Evidence("orders = 41", "finished", seen | {"fewer": 2})
    verdict = conclude(find("break_it"), wrong)
    assert verdict.id == "unknown"
    assert "41 orders took 2 rounds" in verdict.said
    assert "I don't know why" in verdict.said


def test_the_same_code_meets_the_same_scenario() -> None:
    source = solution("overlap")
    assert judge("overlap", source).said == judge("overlap", source).said
    assert judge("overlap", source).said != judge("overlap", source + "\n# other\n").said
