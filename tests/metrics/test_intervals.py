"""Stretches of time: what they cover together, how many at once, how many one after another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeeshop.metrics.intervals import levels, peak, rounds, union, within

POINT = st.integers(0, 60)
STRETCHES = st.lists(st.tuples(POINT, POINT).map(lambda pair: tuple(sorted(pair))), max_size=12)


def covered(stretches: list[tuple[int, int]]) -> set[int]:
    return {moment for start, end in stretches for moment in range(start, end)}


@given(STRETCHES)
def test_a_union_covers_the_same_time_and_its_parts_do_not_touch(stretches: list[tuple[int, int]]) -> None:
    joined = union(stretches)
    assert covered(joined) == covered(stretches)
    assert all(a[1] < b[0] for a, b in pairwise(joined))


@given(STRETCHES, POINT, POINT)
def test_within_cuts_out_what_lies_between(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    parts = within(union(stretches), start, end)
    assert covered(parts) == covered(stretches) & set(range(start, end))
    assert all(start <= a < b <= end for a, b in parts)


def test_a_union_bridges_short_gaps_and_leaves_short_stretches_out() -> None:
    assert union([(0, 10), (12, 20), (30, 31)], bridge=2, least=5) == [(0, 20)]


@given(STRETCHES)
def test_the_peak_is_the_most_that_share_a_moment(stretches: list[tuple[int, int]]) -> None:
    shared = max((sum(a <= moment < b for a, b in stretches) for moment in range(61)), default=0)
    assert peak(stretches) == shared


def test_levels_make_room_before_they_let_in() -> None:
    assert levels([(0, 5), (5, 9)]) == [(0, 1), (5, 1), (9, 0)]


@pytest.mark.parametrize(
    ("stretches", "count"),
    [
        ([], 0),
        ([(0, 10)] * 20, 1),
        ([(n, n + 1) for n in range(20)], 20),
        ([(n, n + 100) for n in range(40)] + [(100 + n, 200 + n) for n in range(20)], 2),
    ],
)
def test_rounds_count_what_follows_without_overlap(stretches: list[tuple[int, int]], count: int) -> None:
    assert rounds(stretches) == count
