"""The events of a picture in compact form, for a cursor, a scrubber and the floor's replay.

`Picture.data` is plain lists and numbers, fit for JSON:

    {"width", "height": px, "axis": {"left", "right": px, "first", "last": µs},
     "states": [...names...], "labels": [...],
     "panels": [{"title", "finding", "top", "bottom": px,
                 "loops": [{"name", "top": px, "loop": px, "first_lane": px, "pitch": px, "left_out",
                            "beats": [µs...], "flats": [[µs, µs]...], "walls": [[µs, µs, blame]...],
                            "lanes": [{"name", "end",
                                       "spans": [state, start µs, length µs, label...],
                                       "lines": [where...]}]}]}]}

Times are microseconds after the panel's own zero. `spans` is flat, four numbers a span: the index of
its state in "states", its start, its length, and the index in "labels" of its words; "lines" has one
number a span, the index in "labels" of its source line ("file.py:12"). Where there are too many, the
shortest are left out and "left_out" counts them.
"""

from __future__ import annotations

from typing import Any

from .lane import Lane, end_words
from .layout import Layout
from .loops import LoopRows
from .marks import STATES
from .scale import Scale
from .taskspans import Stretch

NUMBER = {state: i for i, state in enumerate(STATES)}
MOST = 20_000  # spans: a picture's data holds no more, so that a page stays light


def of_loop(row: LoopRows, zero: int, top: float, loop: float, first: float, sizes: Layout) -> dict[str, Any]:
    """Return one loop's rows with where they were drawn."""
    lanes = [lane.stretches for lane in row.lanes]
    least, left = _threshold(lanes)
    return {
        "name": row.name,
        "top": top,
        "loop": loop,
        "first_lane": first,
        "pitch": sizes.pitch,
        "beats": [_us(at - zero) for at in row.beats],
        "flats": [[_us(s - zero), _us(e - zero)] for s, e in row.flats],
        "walls": [[_us(w.start - zero), _us(w.end - zero), w.blame] for w in row.walls],
        "lanes": [_lane(lane, zero, least) for lane in row.lanes],
        "left_out": left,
    }


def _threshold(lanes: list[tuple[Stretch, ...]]) -> tuple[int, int]:
    """Return the length (ns) from which on stretches are kept, and how many are not."""
    lengths = sorted((s.end - s.start for stretches in lanes for s in stretches), reverse=True)
    least = lengths[MOST] + 1 if len(lengths) > MOST else 0
    return least, sum(length < least for length in lengths) if least else 0


def whole(width: int, height: int, scale: Scale, panels: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the data of a picture; labels become numbers into one list."""
    words: dict[str, int] = {}
    for panel in panels:
        for loop in panel["loops"]:
            for lane in loop["lanes"]:
                flat = lane["spans"]
                flat[3::4] = [words.setdefault(label, len(words)) for label in flat[3::4]]
                lane["lines"] = [words.setdefault(line, len(words)) for line in lane["lines"]]
    axis = {"left": scale.left, "right": scale.right, "first": _us(scale.first), "last": _us(scale.last)}
    return {
        "width": width, "height": height, "axis": axis,
        "states": list(STATES), "labels": list(words), "panels": panels,
    }  # fmt: skip


def _lane(lane: Lane, zero: int, least: int) -> dict[str, Any]:
    kept = [s for s in lane.stretches if s.end - s.start >= least]
    flat: list[Any] = []
    for s in kept:
        flat += (NUMBER[s.state], _us(s.start - zero), _us(s.end - s.start), s.label)
    return {"name": lane.name, "end": end_words(lane), "spans": flat, "lines": [s.where for s in kept]}


def _us(nanoseconds: int) -> int:
    return round(nanoseconds / 1000)
