"""Every kept answer gets the verdict that its file names; the rest of them in `make test-full`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from answers import Answer, every, first_of_each

from coffeeshop.checks import close, find, judge, names, warm

SHORT = first_of_each()
REST = [answer for answer in every() if answer not in SHORT]


@pytest.fixture(scope="module", autouse=True)
def workbench() -> Iterator[None]:
    warm()
    yield
    close()


def name(answer: Answer) -> str:
    return f"{answer.exercise}/{answer.diagnosis}/{answer.file}"


def meets_its_diagnosis(answer: Answer) -> None:
    verdict = judge(answer.exercise, answer.source)
    assert verdict.id == answer.diagnosis, f"{answer.cause}: {verdict}"
    assert verdict.passed is answer.right
    if verdict.line is not None:
        assert answer.source.splitlines()[verdict.line - 1].strip() == verdict.code != ""


@pytest.mark.parametrize("answer", SHORT, ids=name)
def test_one_answer_for_each_diagnosis(answer: Answer) -> None:
    meets_its_diagnosis(answer)


@pytest.mark.full
@pytest.mark.parametrize("answer", REST, ids=name)
def test_all_the_other_answers(answer: Answer) -> None:
    meets_its_diagnosis(answer)


@pytest.mark.parametrize("exercise", names())
def test_each_exercise_has_its_answers(exercise: str) -> None:
    mine = [answer for answer in every() if answer.exercise == exercise]
    wrong = Counter(answer.diagnosis for answer in mine if not answer.right)
    assert sum(answer.right for answer in mine) >= 3
    assert len(wrong) >= 5, "five different messages of its own"
    assert "unknown" not in wrong
    assert {answer.lesson for answer in mine} == {find(exercise).lesson}
    assert all(answer.cause for answer in mine if not answer.right)
