"""The time axis."""

from __future__ import annotations

import pytest

from coffeeshop.pictures.scale import Scale

S = 10**9


@pytest.mark.parametrize("last", [3_000, 800_000, 90_000_000, S // 4, 4 * S, 37 * S, 3600 * S])
@pytest.mark.parametrize("width", [400, 700, 1000])
def test_marks_are_round_few_and_in_order(last: int, width: int) -> None:
    scale = Scale(100, 100 + width, 0, last)
    marks = scale.marks()
    assert 2 <= len(marks) <= width / 60
    assert [at for at, _ in marks] == sorted({at for at, _ in marks})
    assert len({words for _, words in marks}) == len(marks)
    assert marks[0][0] == 0


def test_a_time_keeps_its_place_and_stays_inside() -> None:
    scale = Scale(100, 300, 0, 4 * S)
    assert [scale.x(t * S) for t in (-1, 0, 2, 4, 9)] == [100, 100, 200, 300, 300]
    assert scale.px(S) == pytest.approx(50)


def test_a_part_of_the_axis_begins_at_its_own_round_figure() -> None:
    scale = Scale(0, 600, 1_030_000_000, 1_480_000_000)
    first, words = scale.marks()[0]
    assert scale.first <= first < scale.first + 10**8
    assert words.endswith(("s", "ms"))
    assert not scale.shows(0, S)
    assert scale.shows(0, 2 * S)
