"""The clinic without a browser: what it shows of a shop, what it says of a guess, and the matrix."""

from __future__ import annotations

import asyncio

import pytest
from test_labs import figures, played

from coffeeshop import labs
from coffeeshop.labs import shell, words
from coffeeshop.labs.controls import fill
from coffeeshop.labs.ward import NAMES, PLAN, SEES, SILENT


@pytest.fixture(autouse=True)
def _a_loop_of_its_own():
    yield
    shell._main_loop = None


def clinic(*settings, guess=None, **first):
    """Return the clinic after a run with each of the settings."""
    return asyncio.run(played(labs.clinic(**first), *settings, guess=guess))


def test_the_detector_is_quoted_and_its_line_marked():
    lab = clinic({}, shop="three", detector="ruff", guess=NAMES)
    assert lab.said.startswith(
        "You said that ruff names the line, and so it does. The cause stands in line 16."
    )
    assert "/task was answered with status 200" in lab.said
    assert lab.quote["text"].startswith("shop_three.py:16:5: RUF006")
    assert lab.quote["lines"] == [[16, "the cause"]]
    assert lab.quote["page"] == fill(PLAN.page[1], PLAN.controls, lab.settings)
    assert "asyncio.create_task(charge())" in lab.quote["page"].splitlines()[15]


def test_who_names_a_line_without_the_cause_has_not_found_it():
    lab = clinic({}, shop="three", detector="log", guess=SILENT)
    assert lab.said.startswith(f"You said that the log {SILENT}; it {SEES}. It points at lines 6 and 8")
    assert {label for _, label in lab.quote["lines"]} == {"named"}


def test_debug_mode_feels_the_first_shop_and_names_nothing():
    lab = clinic({}, shop="one", detector="debug")
    assert lab.said.startswith(f"Debug mode {SEES}. It names no line of this shop.")
    assert "Executing <Task" in lab.quote["text"]


def test_only_the_xray_shows_the_loop():
    lab = clinic({"detector": "ruff"}, {"detector": "xray"}, shop="one")
    read, seen = lab.runs
    assert not read.blocks
    assert [block.line for block in seen.blocks if block.function == "look_up"] == [7]
    assert figures(lab, 0) == {
        "ruff": SILENT, "the log": "not tried", "debug mode": "not tried", "the x-ray": "names line 7",
    }  # fmt: skip
    assert lab.said.endswith(f"The slowest ping took {words.span(words.slowest(seen, '/ping'))}.")


def test_a_cured_shop_gets_a_row_and_stands_under_the_sick_one():
    lab = clinic({}, {"health": "cured"}, shop="two", detector="log")
    assert [row["label"] for row in lab.results if row["new"]] == ["2: nothing is done, cured"]
    assert len(lab.results) == 5
    assert "The log stays silent." in lab.said
    assert "1 note in the book" in lab.said
    assert "no note in the book" not in lab.said
    assert [old.settings["health"] for old in lab._beside()] == ["sick", "cured"]


def test_sick_and_cured_are_compared_under_one_detector():
    lab = clinic({"detector": "xray"}, {}, {"detector": "xray", "health": "cured"}, shop="one")
    assert [bool(old.run.slices) for old in lab._beside()] == [True, True]
    assert "held the loop once" in lab.told


def test_one_table_goes_through_the_clinics_of_a_lesson():
    async def play():
        first = labs.clinic(shop="three")
        second = labs.clinic(shop="four", beside=first)
        await played(first, {})
        await played(second, {})
        return first, second, labs.clinic(beside=first)

    first, second, third = asyncio.run(play())
    rows = [[row["cells"][0] for row in lab.results] for lab in (first, second, third)]
    assert rows[0] == rows[1] == rows[2] == ["not tried", "not tried", "names line 16", "names line 10"]
    assert [len(lab.runs) for lab in (first, second, third)] == [1, 1, 0]


def test_a_guess_from_an_earlier_cell_counts_once_where_it_is_an_answer():
    guess = labs.predict("What does ruff do?", [NAMES, SEES, SILENT])
    guess.receive({"do": "choose", "answer": SILENT})
    asked = asyncio.run(played(labs.clinic(shop="one", guess=guess), {}, guess=NAMES))
    assert asked.said.startswith("You said that ruff stays silent, and so it does.")
    assert words.foretold(SEES, "ruff", SILENT) == f"You said that ruff {SEES}; it {SILENT}."


def test_a_guess_that_is_no_answer_is_a_skip():
    assert clinic({}, shop="one", guess="maybe").said.startswith("Ruff stays silent.")
