"""The loop's own lane: slivers where they can be told apart, shade where not."""

from __future__ import annotations

import pytest

from coffeeshop.pictures import looplane
from coffeeshop.pictures.labels import Labels
from coffeeshop.pictures.loops import LoopRows, Wall
from coffeeshop.pictures.marks import Layer
from coffeeshop.pictures.scale import Scale

SCALE = Scale(0, 1000, 0, 1_000_000)  # a microsecond a pixel


def drawn(row: LoopRows) -> dict[str, list[str]]:
    layer = Layer()
    looplane.loop(layer, row, SCALE, 0, 0, 10)
    return layer.paths


def test_slivers_that_stand_apart_are_solid() -> None:
    paths = drawn(LoopRows(busy=[(0, 5_000), (50_000, 50_100), (90_000, 99_000)]))
    assert set(paths) == {"running"}
    assert paths["running"] == ["M0 0h5v10h-5z", "M50 0h2v10h-2z", "M90 0h9v10h-9z"]


def test_slivers_that_merge_become_the_share_busy() -> None:
    half = [(at, at + 500) for at in range(0, 100_000, 1_000)]
    assert set(drawn(LoopRows(busy=half))) == {"shade50"}
    full = [(at, at + 1_000) for at in range(0, 100_000, 1_000)]
    assert set(drawn(LoopRows(busy=full))) == {"running"}


def test_shares_add_up_to_the_time_that_the_loop_ran() -> None:
    busy = [(at, at + 700) for at in range(300, 900_000, 1_900)] + [(950_000, 990_000)]
    columns = looplane.shares(busy, SCALE, 0)
    ran = sum(end - start for start, end in busy) / 1_000
    assert sum(c.share for c in columns.values()) * looplane.COLUMN == pytest.approx(ran)
    assert all(0 <= c.share <= 1.0001 for c in columns.values())


def test_a_wall_is_hatched_and_not_drawn_twice() -> None:
    paths = drawn(LoopRows(busy=[(0, 100_000)], walls=[Wall(0, 100_000)]))
    assert set(paths) == {"blocking"}


def test_a_flatline_is_heavy_and_says_how_long() -> None:
    layer, labels = Layer(), Labels(1000)
    row = LoopRows(beats=[0, 50_000, 800_000], flats=[(100_000, 800_000)])
    looplane.pulse(layer, labels, row, SCALE, 0, 20)
    assert layer.paths["flat"] == ["M100 20L800 20"]
    assert len(layer.paths["beat"]) == 3
    assert [box.words for box in labels.boxes] == ["no pulse for 700 µs"]


def test_beats_too_close_to_tell_apart_are_thinned() -> None:
    layer = Layer()
    looplane.pulse(layer, Labels(1000), LoopRows(beats=list(range(0, 1_000_000, 500))), SCALE, 0, 20)
    assert 100 < len(layer.paths["beat"]) <= 1000 / looplane.DENSE + 1
