"""The plans say what is so: sums, minutes by the rule, checkpoints, and the page made of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import plans as page
import pytest

from coffeeshop.menu import ShopError
from coffeeshop.workshop.plans import PARTS, PLANS, Part, Plan, find, minutes, total
from coffeeshop.workshop.plans.notebook import Notebook

ROOT = Path(__file__).parent.parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[01][0-9]*.ipynb"))
WITH_NOTEBOOK = [part for part in PARTS.values() if part.notebook]
each_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.name)
each_part = pytest.mark.parametrize("part", WITH_NOTEBOOK, ids=lambda part: part.name)


@each_plan
def test_a_plans_steps_add_up(plan: Plan) -> None:
    assert total(plan.steps) == plan.minutes
    assert total(plan.must) + total(plan.skip) == plan.minutes
    assert set(plan.skip) <= set(plan.steps)
    assert not set(plan.stretch) & set(plan.steps)


@each_plan
def test_a_plan_holds_what_a_workshop_needs(plan: Plan) -> None:
    kinds = [step.kind for step in plan.steps]
    assert kinds[:2] == ["install desk", "opener"]
    assert kinds[-1] == "exit card"
    assert kinds.count("quiz") == 2
    assert "break" in kinds
    assert kinds.index("room's rush") > [step.notebook[:2] for step in plan.steps].index("03")


@each_plan
def test_nobody_sits_for_two_hours(plan: Plan) -> None:
    sitting = "".join("|" if step.kind == "break" else "." * step.minutes for step in plan.steps)
    assert max(map(len, sitting.split("|"))) < 120


@each_plan
def test_lessons_come_in_their_order(plan: Plan) -> None:
    first_seen = list(dict.fromkeys(step.notebook for step in plan.steps if step.notebook))
    but_the_reserve = [name for name in first_seen if name != "07_the_supplier"]  # the day's, after 10
    assert but_the_reserve == sorted(but_the_reserve)


def test_every_part_is_in_a_plan() -> None:
    used = {part.name for plan in PLANS.values() for part in (*plan.steps, *plan.stretch)}
    assert used == set(PARTS)


@each_part
def test_a_parts_minutes_follow_from_the_rule(part: Part) -> None:
    rule = minutes.lesson if part.kind == "lesson" else minutes.exercise
    assert part.minutes == rule(Notebook(ROOT / part.executed), part.sections)


@pytest.mark.parametrize("part", [part for part in PARTS.values() if part.kind in minutes.FIXED], ids=str)
def test_what_is_set_by_hand_is_the_same_in_each_plan(part: Part) -> None:
    assert part.minutes == minutes.FIXED[part.kind]


@each_part
def test_a_checkpoint_is_what_the_stored_notebook_shows(part: Part) -> None:
    there = page.shows(Notebook(ROOT / part.executed).choose(part.sections), part.expect)
    assert there.cells
    assert part.kind == "exercise" or part.screen


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_readme_and_notebooks_state_the_same_minutes(path: Path) -> None:
    [row] = re.findall(rf"^\|.*\(notebooks/{path.name}\).*$", (ROOT / "README.md").read_text("utf-8"), re.M)
    lesson = Notebook(path)
    added = re.search(r"and (\d+) for the exercises", lesson.sections[0].text)
    assert row.split("|")[3].strip() == " + ".join([str(lesson.minutes), *(added.groups() if added else ())])
    exercises = ROOT / "exercises" / f"{path.stem}_exercises.ipynb"
    assert exercises.exists() == bool(added)
    if added:
        own = [
            one for one in Notebook(exercises).sections[1:] if one.minutes and "A stretch." not in one.text
        ]
        assert sum(one.minutes for one in own) == int(added[1])


def test_no_lesson_talks_longer_than_it_states_but_the_first() -> None:
    longer = [path.name for path in LESSONS if minutes.talk(Notebook(path).sections) > Notebook(path).minutes]
    assert longer == ["00_open_the_shop.ipynb"]


def test_the_page_is_what_its_command_writes() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), "run `make plans`"


def made(path: Path, *cells: tuple[str, str]) -> Notebook:
    """Write a notebook of (kind, source) cells."""
    kinds = [{"cell_type": kind, "source": source, "outputs": []} for kind, source in cells]
    path.write_text(json.dumps({"cells": kinds}), encoding="utf-8")
    return Notebook(path)


def test_the_rule_counts_words_and_predictions(tmp_path: Path) -> None:
    text = "# One\n\n*20 minutes.*\n" + "word " * 127 + "\n\n| a table |\n\n```\n# no heading\n```\n"
    there = made(
        tmp_path / "a.ipynb",
        ("markdown", text),
        ("code", "labs.predict(1)"),
        ("markdown", "## Two\n" + "w " * 64),
    )
    assert [one.heading for one in there.sections] == ["One", "Two"]
    assert [one.words for one in there.sections] == [130, 65]
    assert minutes.talk(there.sections) == 3.5
    assert minutes.lesson(there) == 20
    assert minutes.lesson(there, ["Two"]) == 3  # 20 minutes, by half of three and a half


def test_a_lesson_never_takes_less_than_its_talk(tmp_path: Path) -> None:
    there = made(tmp_path / "a.ipynb", ("markdown", "# One\n*2 minutes.*\n" + "w " * 517))
    assert minutes.lesson(there) == 4


def test_an_exercise_takes_half_as_long_again(tmp_path: Path) -> None:
    there = made(tmp_path / "a.ipynb", ("markdown", "# E\n## 1. A\n*5 minutes. Do.*\n## 2. B\nDo.\n"))
    assert minutes.exercise(there, ["1. A"]) == 8
    with pytest.raises(ShopError, match=r'The exercise "2. B" in .*a.ipynb does not say how long it takes'):
        minutes.exercise(there, ["2. B"])


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShopError, match=r"There is no plan 'week'\. The plans are: two-hours, half-day, day"):
        find("week")
    with pytest.raises(ShopError, match='has no heading "Three"'):
        made(tmp_path / "a.ipynb", ("markdown", "# One\n")).choose(["Three"])
    with pytest.raises(ShopError, match=r"There is no notebook .*b\.ipynb to read"):
        Notebook(tmp_path / "b.ipynb").choose()
