"""The small parts of lesson 05's exercises: what is read from a rush, from an answer and from a source."""

from __future__ import annotations

import asyncio
import re

import pytest
from answers import Answer, every

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.counting import (
    counted_down,
    counted_early,
    counted_late,
    made_for_each,
    refused_inside_try,
)
from coffeeshop.checks.exercises.full_house.house import House
from coffeeshop.checks.exercises.full_house.scene import AT_ONCE as BEATS
from coffeeshop.checks.exercises.full_house.scene import readable, turned_away
from coffeeshop.checks.exercises.full_house.source import SOLUTION, STARTER
from coffeeshop.checks.exercises.which_code.pairs import PAIRS
from coffeeshop.checks.exercises.which_code.picture import picture
from coffeeshop.checks.exercises.which_code.programs import AT_ONCE, CODES
from coffeeshop.checks.exercises.which_code.scene import (
    PICTURES,
    inside,
    needed,
    number,
    served,
    shows,
    together,
    wrong,
)
from coffeeshop.ledger import Order, Run

SECOND = 10**9


def stream(*visits: tuple[float, float]) -> Run:
    orders = [
        Order(i, "/c", *map(round, (a * SECOND, a * SECOND, b * SECOND))) for i, (a, b) in enumerate(visits)
    ]
    return Run(start=0, end=max(round(b * SECOND) for _, b in visits), orders=tuple(orders))


def test_who_is_inside_is_counted_between_the_first_who_leaves_and_the_last_who_comes() -> None:
    assert inside(stream(*((n / 10, n / 10 + 0.2) for n in range(30)))) == pytest.approx(2.0, rel=0.05)
    assert inside(stream(*((n / 10, n / 10 + 0.1) for n in range(30)))) == pytest.approx(1.0, rel=0.05)


def test_a_round_is_what_is_served_together() -> None:
    assert served(stream((0, 0.2), (0, 0.4), (0, 9.0))) == [0.2, 0.4]
    assert together([0.2, 0.21, 0.25, 0.42, 0.43]) == 3
    assert together([]) == 0
    assert shows("E", [0.2, 0.2, 0.21, 0.3])
    assert not shows("E", [0.2, 0.2, 0.21, 0.41])
    assert not shows("C", [0.2] * 9)


def test_every_two_codes_that_can_be_taken_for_each_other_are_known() -> None:
    assert set(PAIRS) == {a + b for a in CODES for b in CODES if a < b}
    assert len({pair.id for pair in PAIRS.values()}) == len(PAIRS)
    assert sorted(PICTURES) == sorted(AT_ONCE) == list(CODES)


def test_only_what_the_verdict_speaks_of_is_played() -> None:
    right = [[n, code] for n, code in enumerate(PICTURES, start=1)]
    swapped = [[1, "E"], [2, "C"], *right[2:]]
    assert (wrong(right), wrong(swapped), wrong("C")) == ([], [1, 2], [1, 2, 3, 4, 5])
    assert needed(wrong(swapped), 6.0) == (("E", "C"), 0)
    assert needed([], 10.0) == ((), 1)
    assert needed([], 6.0)[1] == 1
    assert len(needed([1, 2, 3], None)[0]) == len(CODES)


def test_only_what_can_be_compared_is_a_figure() -> None:
    assert [number(x) for x in (6, 6.0, 30 * 0.2)] == [6.0, 6.0, 30 * 0.2]
    assert [number(x) for x in ("6", None, True, float("nan"), float("inf"), 10**400)] == [None] * 6


def test_the_picture_says_in_words_what_it_draws() -> None:
    drawn = picture([[0.2, 0.2, 0.4, 0.4], [0.2]], came=4, seconds=0.6, milk=0.2)
    assert drawn.text.splitlines()[1:] == [
        "Picture 1, served: after 0.3 s 50%, after 0.5 s 100%.",
        "Picture 2, served: after 0.3 s 25%, after 0.5 s 25%.",
    ]
    stairs = re.findall(r'd="(M[^"]*V[^"]*)"', drawn.svg)
    assert [path.count("V") for path in stairs] == [4, 1]
    assert [f">{many} served<" in drawn.svg for many in (4, 1, 2)] == [True, True, False]


@pytest.mark.parametrize(
    ("again", "fits"),
    [("1", True), (" 30 ", True), ("Wed, 21 Oct 2026 07:28:00 GMT", True)]
    + [(word, False) for word in ("soon", "1.5", "-1", "", None)],
)
def test_retry_after_is_seconds_or_a_date(again: str | None, fits: bool) -> None:
    assert readable(again) is fits
    assert turned_away({"status": 503, "again": again, "beats": 0}) is fits
    assert not turned_away({"status": 429, "again": again, "beats": 0})


def test_who_is_refused_late_is_not_turned_away_at_once() -> None:
    refused = {"status": 503, "again": "1"}
    assert turned_away(refused | {"beats": BEATS})
    assert not turned_away(refused | {"beats": BEATS + 1})


def test_a_crowd_comes_in_together_and_no_drink_is_ready_before_the_word_is_given() -> None:
    async def play(fails: bool) -> list[str]:
        log: list[str] = []

        async def app(scope: dict[str, str], receive: object, send: object) -> None:
            log.append(f"in {scope['path']}")
            cup = await house.make("tea")
            log.append(cup)

        house = House(app, 7)
        house.loop = asyncio.get_running_loop()
        house.begin(3, fails=fails)
        crowd = [asyncio.create_task(house({"type": "http", "path": p}, None, None)) for p in "abc"]
        await house.settled(0.2, 1.0)
        assert (house.making, house.inside) == (3, 3)
        house.open()
        await asyncio.gather(*crowd)
        assert (house.making, house.inside, house.peak) == (0, 0, 3)
        assert await house.empty(0.1)
        return log

    assert asyncio.run(play(False)) == ["in a", "in b", "in c", *["tea no. 7"] * 3]
    assert asyncio.run(play(True)) == ["in a", "in b", "in c"]


READERS = {
    "counted-late": counted_late,
    "refused-keep": counted_early,
    "refused-free": refused_inside_try,
    "bound-each": made_for_each,
}
OF_FULL_HOUSE = [a for a in every() if a.exercise == "full_house" and a.diagnosis in READERS]


@pytest.mark.parametrize("answer", OF_FULL_HOUSE, ids=lambda answer: answer.file)
def test_the_source_says_where_it_counts(answer: Answer) -> None:
    assert READERS[answer.diagnosis](Evidence(answer.source, "finished")) is not None


def test_a_right_source_counts_where_it_should() -> None:
    right = Evidence(SOLUTION, "finished")
    assert [reads(right) for reads in READERS.values()] == [None] * 4
    assert right.text(counted_down(right)) == "inside -= 1"
    assert counted_down(Evidence(STARTER, "finished")) is None
