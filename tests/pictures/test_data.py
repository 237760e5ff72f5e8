"""The events beside a picture, for a cursor."""

from __future__ import annotations

import json

import picture_runs as runs
import pytest

from coffeeshop.metrics import spans
from coffeeshop.pictures import data, timeline


def test_data_survives_json_and_names_what_was_measured() -> None:
    run = runs.awaiting(4)
    found = json.loads(json.dumps(timeline(run).data))
    (loop,) = found["panels"][0]["loops"]
    for order, lane in zip(run.orders, loop["lanes"], strict=True):
        flat = lane["spans"]
        said = [
            (found["states"][flat[i]], flat[i + 1], flat[i + 2], found["labels"][flat[i + 3]])
            for i in range(0, len(flat), 4)
        ]
        zero = run.orders[0].due
        meant = [
            (s.state, round((s.start - zero) / 1000), round((s.end - s.start) / 1000), s.label)
            for s in spans(run, order)
        ]
        assert said == meant
        assert len(lane["lines"]) == len(meant)


def test_a_cursor_finds_the_lane_and_the_time_under_it() -> None:
    picture = timeline(runs.blocking(4), runs.awaiting(4))
    axis = picture.data["axis"]
    assert 0 < axis["left"] < axis["right"] < picture.width
    for panel in picture.data["panels"]:
        (loop,) = panel["loops"]
        assert panel["top"] < loop["loop"] < loop["first_lane"]
        assert loop["first_lane"] + len(loop["lanes"]) * loop["pitch"] <= panel["bottom"]


def test_source_lines_are_there_for_a_hover() -> None:
    found = timeline(runs.cell()).data
    lines = {
        found["labels"][i]
        for p in found["panels"]
        for o in p["loops"]
        for w in o["lanes"]
        for i in w["lines"]
    }
    assert "cell.py:3" in lines


def test_the_shortest_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "MOST", 10)
    (loop,) = timeline(runs.awaiting(40)).data["panels"][0]["loops"]
    kept = sum(len(lane["spans"]) // 4 for lane in loop["lanes"])
    assert kept <= 10
    assert loop["left_out"] > 0
