"""A task's time from the slices of a recording."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import picture_runs as runs

from coffeeshop.ledger import Run, Slice, Task
from coffeeshop.pictures.taskspans import Stretch, stretches, task_slices, task_works


def lanes(run: Run, grain: int = 0) -> dict[int, tuple[Stretch, ...]]:
    slices, works = task_slices(run), task_works(run)
    return {t.id: stretches(t, slices[t.id], works[t.id], run, grain) for t in run.tasks if t.id in slices}


def states(found: tuple[Stretch, ...]) -> list[str]:
    return [stretch.state for stretch in found]


def test_each_kind_of_time_is_found() -> None:
    found = lanes(runs.cell())
    assert states(found[2]) == ["ready", "running", "waiting", "running"]
    assert states(found[3]) == ["ready", "blocking"]
    assert states(found[4]) == ["ready", "running", "apron", "thread", "ready", "running"]
    assert states(found[5]) == ["ready", "running", "apron", "running", "cancelled"]
    assert found[5][2].label == "a lock"
    assert found[2][2].where == "cell.py:3"


def test_stretches_cover_a_task_without_gap_or_overlap() -> None:
    for found in lanes(runs.cell()).values():
        for before, after in pairwise(found):
            assert before.end == after.start


def test_a_task_that_still_waits_is_drawn_to_the_end() -> None:
    run = runs.cell()
    endless = replace(run, tasks=(run.tasks[1]._replace(outcome=None, ended=None),))
    last = lanes(endless)[2][-1]
    assert (last.state, last.end) == ("waiting", run.end)


def test_slices_closer_than_the_grain_become_one_with_its_share() -> None:
    slices = tuple(Slice(1, 1, at, at + 300, 0, "turn", "a.py", 1) for at in range(0, 100_000, 1_000))
    run = Run(
        end=100_000,
        slices=slices,
        tasks=(Task(1, 1, "Task-1", "spin", "a.py", 1, 0, 0, 100_000, "returned"),),
    )
    fine, coarse = lanes(run)[1], lanes(run, 20_000)[1]
    assert states(fine).count("running") == 100
    assert set(states(coarse)) <= {"running", "waiting"}
    assert 2 <= states(coarse).count("running") <= 4
    assert all(0.28 < s.share < 0.32 for s in coarse if s.state == "running")
