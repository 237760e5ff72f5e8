"""The events of a picture in compact form, for a cursor, a scrubber and the floor's replay.

`Picture.data` is plain lists and numbers, fit for JSON:

    {"width", "height": px, "axis": {"left", "right": px, "first", "last": µs},
     "states": [...names...], "labels": [...],
     "panels": [{"title", "finding", "top", "bottom": px,
                 "loops": [{"name", "top": px, "loop": px, "first_lane": px, "pitch": px,
                            "beats": [µs...], "flats": [[µs, µs]...], "walls": [[µs, µs, blame]...],
                            "lanes": [{"name", "end", "spans": [state, start µs, length µs, label...]}]}]}]}

Times are microseconds after the panel's own zero. `spans` is flat, four numbers a span: the index
of its state in "states", its start, its length, and the index of its words in "labels".
"""

from __future__ import annotations

from typing import Any

from .layout import Layout
from .marks import STATES
from .rows import Lane, LoopRows
from .scale import Scale

NUMBER = {state: i for i, state in enumerate(STATES)}
MOST = 20_000  # spans: a picture's data holds no more, so that a page stays light


def of_loop(row: LoopRows, zero: int, top: float, loop: float, first: float, sizes: Layout) -> dict[str, Any]:
    """Return one loop's rows with where they were drawn."""
    return {
        "name": row.name,
        "top": top,
        "loop": loop,
        "first_lane": first,
        "pitch": sizes.pitch,
        "beats": [_us(at - zero) for at in row.beats],
        "flats": [[_us(s - zero), _us(e - zero)] for s, e in row.flats],
        "walls": [[_us(w.start - zero), _us(w.end - zero), w.blame] for w in row.walls],
        "lanes": [_lane(lane, zero) for lane in row.lanes],
    }


def whole(width: int, height: int, scale: Scale, panels: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the data of a picture; labels become numbers into one list."""
    words: dict[str, int] = {}
    for panel in panels:
        for loop in panel["loops"]:
            for lane in loop["lanes"]:
                flat = lane["spans"]
                for i in range(3, len(flat), 4):
                    flat[i] = words.setdefault(flat[i], len(words))
    axis = {"left": scale.left, "right": scale.right, "first": _us(scale.first), "last": _us(scale.last)}
    return {
        "width": width, "height": height, "axis": axis,
        "states": list(STATES), "labels": list(words), "panels": panels,
    }  # fmt: skip


def _lane(lane: Lane, zero: int) -> dict[str, Any]:
    flat: list[Any] = []
    for s in lane.stretches:
        flat += (NUMBER[s.state], _us(s.start - zero), _us(s.end - s.start), s.label)
    return {"name": lane.name, "end": lane.end_words, "spans": flat}


def _us(nanoseconds: int) -> int:
    return round(nanoseconds / 1000)
