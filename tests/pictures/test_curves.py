"""Curves on logarithmic axes: every curve has its label, its shape and its place in the finding."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_reading import classes, parsed, texts

from coffeeshop.pictures import Chart, curves
from coffeeshop.pictures.curves import PITCH, _apart
from coffeeshop.pictures.logscale import LogScale

N = (1, 10, 100, 2000)
RATES = Chart(
    "Orders served a second",
    {
        "async def": list(zip(N, (4.9, 49, 480, 1700), strict=True)),
        "def": list(zip(N, (4.9, 49, 195, 190), strict=True)),
        "gthread": list(zip(N, (4.9, 49, 196, 192), strict=True)),
        "blocking": list(zip(N, (4.9, 4.9, 4.9, 4.8), strict=True)),
    },
    {"theory": [(n, n / 0.2) for n in N]},
)
WAITS = Chart("Half wait at most", {"def": [(1, 0.2), (2000, 5.0)], "blocking": [(1, 0.2)]}, unit="seconds")


def test_the_finding_says_every_curve_at_the_greatest_rush() -> None:
    assert curves(RATES, WAITS).text.splitlines() == [
        "Orders served a second and Half wait at most, by customers at once",
        "Orders served a second at 2,000 customers at once: async def 1,700 a second; def 190 a second; "
        "gthread 192 a second; blocking 4.8 a second; theory 10,000 a second.",
        "Half wait at most at 2,000 customers at once: def 5.0 s; blocking 0.20 s (at 1).",
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "live"])
def test_every_curve_has_its_label_and_no_words_meet(theme: str) -> None:
    picture = curves(RATES, WAITS, theme=theme)
    parsed(picture.svg)
    found = texts(picture.svg)
    said = [text.words for text in found]
    assert {*RATES.lines, "theory", "customers at once", "1", "2,000", "1,000", "1 s"} <= set(said)
    assert {"curve", "dots", "theory"} <= classes(picture.svg)
    for text in found:
        assert text.left >= 0, text
        assert text.right <= picture.width, text
    for one, other in combinations(found, 2):
        assert not one.meets(other), (one, other)


@pytest.mark.parametrize(("width", "size"), [(None, (960, 360)), (860, (860, 360)), (480, (480, 480))])
def test_charts_fit_the_width_they_get_and_stack_where_it_is_narrow(width, size) -> None:
    picture = curves(RATES, WAITS, width=width)
    assert (picture.width, picture.height) == size
    found = texts(picture.svg)
    assert all(text.left >= 0 and text.right <= picture.width for text in found)
    assert all(text.top >= 0 and text.bottom <= picture.height for text in found)
    assert not [(one, other) for one, other in combinations(found, 2) if one.meets(other)]
    one, other = (next(text for text in found if text.words == chart.title) for chart in (RATES, WAITS))
    assert (one.top == other.top) == (width != 480)
    assert (one.left == other.left) == (width == 480)
    assert picture.text == curves(RATES, WAITS).text


def test_a_notebook_stores_it_small_with_a_still_and_words() -> None:
    bundle, _ = curves(RATES, WAITS)._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "image/svg+xml", "image/png"}
    assert len(bundle["image/svg+xml"]) < 30_000
    assert len(bundle["image/png"]) < 300_000


def test_what_no_logarithm_knows_is_left_out() -> None:
    odd = Chart("Odd", {"never served": [(1, 0.0), (10, math.nan)], "one": [(10, 3.0)]})
    assert curves(odd).text.endswith("Odd at 10 customers at once: one 3.0 a second.")
    assert curves(Chart("Empty", {"a": []})).text.endswith("Empty: nothing was measured.")


def test_no_chart_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one chart"):
        curves()


@given(st.lists(st.floats(58, 300), min_size=1, max_size=8))
def test_labels_keep_apart_and_inside(heights: list[float]) -> None:
    placed = _apart(sorted(heights), 58, 308)
    assert all(b - a >= PITCH - 1e-6 for a, b in pairwise(placed))
    assert placed[0] >= 58 - 1e-6
    assert placed[-1] <= 308 + 1e-6


@given(st.lists(st.floats(1e-4, 1e5), min_size=1))
def test_an_axis_has_room_for_all_and_a_power_of_ten(values: list[float]) -> None:
    axis = LogScale.around(values, 300, 50)
    assert axis.low <= min(values)
    assert axis.high >= max(values)
    assert axis.decades()
    assert all(50 <= axis.at(value) <= 300 for value in values)
    assert axis.at(min(values)) >= axis.at(max(values))
