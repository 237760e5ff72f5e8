"""Each state of an order has a mark of its own, told apart by shape and weight."""

from __future__ import annotations

import pytest

from coffeeshop.metrics import STATES as MEASURED
from coffeeshop.pictures import marks
from coffeeshop.pictures.marks import DRAW, STATES, STYLES, Layer


def drawn(state: str, high: float = 12.0, wide: float = 60.0) -> dict[str, list[str]]:
    layer = Layer()
    DRAW[state](layer, 100.0, 100.0 + wide, 50.0, high)
    return layer.paths


def test_every_state_that_is_measured_has_words_and_a_mark() -> None:
    assert set(MEASURED) == set(STATES) == set(DRAW)
    for state in MEASURED:
        assert set(drawn(state)) <= set(STYLES)


def test_no_two_states_look_alike_but_the_three_kinds_of_queueing() -> None:
    looks: dict[str, set[str]] = {}
    for state in MEASURED:
        shape = repr(sorted("".join(paths) for paths in drawn(state).values()))
        looks.setdefault(shape + repr(sorted(map(repr, (STYLES[k] for k in drawn(state))))), set()).add(state)
    assert sorted(map(sorted, looks.values()), key=len)[-1] == ["apron", "door", "ready"]
    assert all(len(states) == 1 for states in looks.values() if states != {"apron", "door", "ready"})


def test_running_is_never_under_two_pixels() -> None:
    (path,) = drawn("running", wide=0.01)["running"]
    assert path == "M100 50h2v12h-2z"


def test_blocking_is_hatched() -> None:
    layer = Layer()
    marks.blocking(layer, 0, 30, 0, 10)
    assert 'fill="url(#some-hatch)"' in layer.markup("some")


def test_waiting_opens_with_a_circle_where_there_is_room() -> None:
    assert set(drawn("waiting")) == {"waiting", "suspended"}
    assert set(drawn("waiting", wide=5)) == {"waiting"}


def test_a_thread_is_hollow() -> None:
    assert STYLES["thread"]["fill"] != STYLES["thread"]["stroke"]


def test_cancelled_ends_in_a_cross() -> None:
    assert len(drawn("cancelled")["cancelled"]) == 3


@pytest.mark.parametrize("state", MEASURED)
def test_every_state_can_be_drawn_in_a_lane_of_one_pixel(state: str) -> None:
    layer = Layer()
    marks.thin(layer, state, 10, 20, 5, 1)
    assert layer.paths
    assert set(layer.paths) <= set(STYLES)


def test_shade_grows_with_the_share() -> None:
    assert [marks.kind(s) for s in (0.1, 0.4, 0.7, 0.99)] == ["shade25", "shade50", "shade75", "running"]
