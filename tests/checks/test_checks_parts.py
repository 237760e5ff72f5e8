"""The small parts: seals, memory, machines, rounds and the learner's timeline."""

from __future__ import annotations

import asyncio
import os
import time

import pytest
from answers import every

from coffeeshop.checks import find
from coffeeshop.checks.exercises.break_it.scene import came_together, peak, rounds, whole
from coffeeshop.checks.exercises.one_bad_recipe.source import STARTER, WITH_AWAIT
from coffeeshop.checks.exercises.one_bad_recipe.unchanged import endpoints
from coffeeshop.checks.exercises.order_the_prints.scene import IF_IT_WERE_SO, PROGRAM, printed_by
from coffeeshop.checks.exercises.your_own_shop.tasting import BROKEN, WHOLE, caught
from coffeeshop.checks.memory import resident
from coffeeshop.checks.scenes import Machine, describe, in_order
from coffeeshop.checks.seals import broken, seal
from coffeeshop.checks.workbench import BENCH, last_dumped
from coffeeshop.ledger import Run, StepTaken, Visit


def test_a_broken_seal_names_what_was_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    before = seal()
    assert broken(before) == []
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert broken(before) == ["time.sleep"]


def test_memory_is_seen_in_bytes() -> None:
    assert 5_000_000 < resident(os.getpid()) < 10**11
    assert resident(2**22 - 3) == 0


def test_a_machine_knows_who_overlapped() -> None:
    async def both() -> tuple[Machine, Machine]:
        queue, crowd = (Machine({"tea": 0.01, "latte": 0.0}, 7) for _ in range(2))
        for drink in ("tea", "latte"):
            assert await queue.make(drink) == f"{drink} no. 7"
        await asyncio.gather(crowd.make("tea"), crowd.make("latte"))
        return queue, crowd

    queue, crowd = asyncio.run(both())
    assert (queue.peak, queue.finished) == (1, ["tea", "latte"])
    assert (crowd.peak, crowd.started, crowd.finished) == (2, ["tea", "latte"], ["latte", "tea"])


def test_two_who_order_the_same_get_a_cup_each() -> None:
    async def served() -> list[str]:
        machine = Machine({"tea": 0.0, "latte": 0.0}, 7)
        return await asyncio.gather(*map(machine.make, ("tea", "latte", "tea")))

    assert asyncio.run(served()) == ["tea no. 7", "latte no. 7", "tea no. 8"]


def test_values_are_described_in_plain_data() -> None:
    async def kinds() -> None:
        task = asyncio.create_task(asyncio.sleep(0))
        coroutine = asyncio.sleep(0)
        assert describe([task, coroutine, "tea"])["kinds"] == ["coroutine", "future", "str"]
        assert describe(None)["type"] == "NoneType"
        await coroutine
        await task

    asyncio.run(kinds())
    assert in_order(["tea"]) == "tea"
    assert in_order(["tea", "latte", "mocha"]) == "tea, latte and mocha"


def steps(*times: tuple[int, int]) -> tuple[StepTaken, ...]:
    return tuple(StepTaken(i, "milk", "heat", "waiting", "thread", True, *t) for i, t in enumerate(times))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(0, 10)] * 40, (1, 40)),
        ([(0, 10)] * 40 + [(10, 20)], (2, 40)),
        ([(i, 100 + i) for i in range(40)] + [(100 + i, 200 + i) for i in range(40)], (2, 40)),
        ([(0, 10)] * 40 + [(10, 20)] * 40 + [(20, 30)], (3, 40)),
        ([], (0, 0)),
    ],
)
def test_rounds_are_counted_by_who_takes_over_from_whom(
    times: list[tuple[int, int]], expected: tuple[int, int]
) -> None:
    assert (rounds(steps(*times)), peak(steps(*times))) == expected


@pytest.mark.parametrize(("last", "together"), [(5, True), (6, False)])
def test_orders_come_together_within_half_the_time_that_one_takes(last: int, together: bool) -> None:
    visits = tuple(Visit(n, 1, n, "GET", "/thread", None, at) for n, at in ((1, 1), (2, 2), (3, last)))
    run = Run(visits=visits, steps=steps((1, 10), (2, 12), (11, 20)))
    assert came_together(run) is together


def test_only_whole_numbers_are_counts() -> None:
    assert [whole(x) for x in (41, 41.0, -1)] == [41, 41, -1]
    assert [whole(x) for x in (40.5, "41", None, True, [41], float("nan"), float("inf"))] == [None] * 7


def test_the_misreadings_differ_from_each_other_and_from_the_truth() -> None:
    async def run_all() -> list[list[str]]:
        return await asyncio.gather(*map(printed_by, [PROGRAM, *IF_IT_WERE_SO.values()]))

    orders = asyncio.run(run_all())
    assert {tuple(sorted(lines)) for lines in orders} == {tuple(sorted(orders[0]))}
    assert len({tuple(lines) for lines in orders}) == 1 + len(IF_IT_WERE_SO)


def test_the_shop_of_one_bad_recipe_has_ten_endpoints() -> None:
    assert len(endpoints(STARTER)) == 10
    assert endpoints(STARTER).keys() == endpoints(WITH_AWAIT).keys()
    assert WITH_AWAIT != STARTER


def test_the_learners_line_is_found_in_a_dump() -> None:
    dump = 'Current thread 0x1:\n  File "x.py", line 3 in f\n  File "your_cell.py", line 7 in <module>\n'
    assert last_dumped(dump) == 7
    assert last_dumped('File "x.py", line 3 in f') is None


def test_a_copy_that_a_test_has_caught_is_not_tested_again() -> None:
    (answer,) = (
        a for a in every() if (a.exercise, a.file) == ("your_own_shop", "unseen_third_counter_and_def")
    )
    runs = BENCH.play(answer.exercise, answer.source, 0, find(answer.exercise).limit).seen["tests"]["runs"]
    ran = {shop: [run["test"] for run in runs if run["shop"] == shop] for shop in (WHOLE, *BROKEN)}
    assert len(ran[WHOLE]) == 4
    assert caught(runs) == list(BROKEN)
    for copy in BROKEN:
        (red,) = (run for run in runs if run["shop"] == copy and run["outcome"] == "failed")
        assert ran[copy] == ran[WHOLE][: ran[WHOLE].index(red["test"]) + 1]
    assert len(ran["deaf"]) < len(ran[WHOLE])
