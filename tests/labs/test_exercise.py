"""Exercises in a notebook: the answer is found, judged and noted."""

from __future__ import annotations

import pytest

from coffeeshop import checks
from coffeeshop.labs.exercise import find_answer

ANSWER = "# exercise: overlap\nx = 1"


def test_the_last_marked_cell_is_the_answer():
    inputs = ["", ANSWER, "# exercise: other\ny = 2", "# exercise: overlap\nx = 2", 'check("overlap")']
    assert find_answer(inputs, "overlap") == "# exercise: overlap\nx = 2"
    assert find_answer(inputs, "none") is None


@pytest.mark.parametrize(
    "cell", ["\n\n# exercise: overlap\nx", "%%xray\n# exercise: overlap\nx", "#exercise:overlap"]
)
def test_the_mark_is_the_first_line_that_says_anything(cell):
    assert find_answer([cell], "overlap") == cell


def test_a_mark_further_down_is_no_mark():
    assert find_answer(["x = 1\n# exercise: overlap"], "overlap") is None


def test_a_learner_checks_tries_and_passes(kernel):
    name = checks.names()[0]
    kernel.run("from coffeeshop.labs import check, hint, progress, solution, start_again")
    assert "Not attempted yet" in kernel.run(f'check("{name}")').text
    assert "Try it once first" in kernel.run(f'solution("{name}")').text
    assert "not attempted yet" in kernel.run("progress()").text

    starter, answer = (
        f"# exercise: {name}\n" + t.removeprefix(f"# exercise: {name}\n")
        for t in (checks.starter(name), checks.solution(name))
    )
    kernel.run(starter)
    assert "Not attempted yet" in kernel.run(f'check("{name}")').text
    kernel.run(f"# exercise: {name}\nnothing = 'of the kind'")
    assert "Not yet" in kernel.run(f'check("{name}")', seconds=60).text
    assert "Hint 1 of 3" in kernel.run(f'hint("{name}")').text
    assert "Hint 2 of 3" in kernel.run(f'hint("{name}")').text
    assert checks.solution(name).splitlines()[-1] in kernel.run(f'solution("{name}")').text
    kernel.run(answer)
    assert "Passed" in kernel.run(f'check("{name}")', seconds=60).text
    assert f"{name}: done, 2 tries" in kernel.run("progress()").text


def test_a_wrong_name_is_one_sentence(kernel):
    outcome = kernel.run("from coffeeshop.labs import check\ncheck('overlab')")
    assert len(outcome.error["traceback"]) == 1
    assert "There is no exercise" in outcome.error["evalue"]


def test_starting_again_brings_the_starter_back(kernel):
    name = checks.names()[0]
    reply = kernel.run(f'from coffeeshop.labs import start_again\nstart_again("{name}")').reply
    payload = reply["payload"]
    assert payload[0]["source"] == "set_next_input"
    assert payload[0]["text"] == checks.starter(name)
