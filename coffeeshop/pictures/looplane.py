"""The loop's own rows: the pulse, and what the loop ran, as slivers or as shade where they merge."""

from __future__ import annotations

from . import marks, svg
from .labels import Labels, Place
from .marks import Layer
from .rows import LoopRows
from .scale import Scale
from .words import duration, width

MERGE = 1.5  # px: slivers closer than this are drawn as one shade
COLUMN = 2.0  # px: the width of a column of shade
DENSE = 4.0  # px: beats closer than this are thinned


def pulse(layer: Layer, labels: Labels, row: LoopRows, scale: Scale, zero: int, middle: float) -> None:
    """Draw a beat for every tick, and a heavy line with a word where ticks are missing."""
    end = max(row.beats[-1:] + [end for _, end in row.flats[-1:]], default=zero)
    layer.add("baseline", svg.line(scale.left, middle, scale.x(end - zero), middle))
    last = -DENSE
    for at in row.beats:
        x = scale.x(at - zero)
        if scale.shows(at - zero, at - zero) and x - last >= DENSE:
            layer.add("beat", f"M{svg.number(x - 2)} {svg.number(middle)}l1.5 -8l2 12l1.5 -4")
            last = x
    flats = [(s - zero, e - zero) for s, e in row.flats if scale.shows(s - zero, e - zero)]
    for start, stop in flats:
        layer.add("flat", svg.line(scale.x(start), middle, scale.x(stop), middle))
    if flats:
        start, stop = max(flats, key=lambda flat: flat[1] - flat[0])
        _flat_word(labels, scale.x(start), scale.x(stop), duration(stop - start), scale.x(end - zero), middle)


def _flat_word(labels: Labels, x: float, x2: float, length: str, end: float, middle: float) -> None:
    """Write how long the longest flat stretch was: on it where it fits, else behind the pulse."""
    words = f"no pulse for {length}"
    if x2 - x > width(words, 12, bold=True) + 24:
        place = Place((x + x2 - width(words, 12, bold=True)) / 2, middle)
        labels.put(words, place, bold=True, back="plate")
    else:
        words = f"no pulse for up to {length}"
        before = x - width(words, 12, bold=True) - 10
        labels.put(words, Place(end + 10, middle), Place(before, middle), bold=True, back="plate")


def loop(layer: Layer, row: LoopRows, scale: Scale, zero: int, y: float, high: float) -> None:
    """Draw what the loop ran: slivers where they can be told apart, else its share busy as shade."""
    for wall in row.walls:
        if scale.shows(wall.start - zero, wall.end - zero):
            marks.blocking(layer, scale.x(wall.start - zero), scale.x(wall.end - zero), y, high)
    for cluster in clusters(_free_of_walls(row), scale, zero):
        if len(cluster) == 1:
            start, end = cluster[0]
            marks.running(layer, scale.x(start), scale.x(end), y, high)
        else:
            _shade(layer, cluster, scale, y, high)


def _free_of_walls(row: LoopRows) -> list[tuple[int, int]]:
    walls = {(wall.start, wall.end) for wall in row.walls}
    return [piece for piece in row.busy if piece not in walls] if walls else row.busy


def clusters(busy: list[tuple[int, int]], scale: Scale, zero: int) -> list[list[tuple[int, int]]]:
    """Return the slivers in groups that touch on the screen, in ns after the run's zero."""
    gap = int(MERGE / max(scale.px(1), 1e-12))
    least = int(marks.LEAST / max(scale.px(1), 1e-12))
    found: list[list[tuple[int, int]]] = []
    edge = -(10**18)
    for start, end in busy:
        start, end = start - zero, end - zero
        if end < scale.first or start > scale.last:
            continue
        if start - edge < gap:
            found[-1].append((start, end))
        else:
            found.append([(start, end)])
        edge = max(edge, end, start + least)
    return found


def _shade(layer: Layer, cluster: list[tuple[int, int]], scale: Scale, y: float, high: float) -> None:
    """Draw a cluster as columns, each as dark as the loop was busy in it."""
    left = scale.x(cluster[0][0])
    columns: dict[int, float] = {}
    for start, end in cluster:
        x, x2 = scale.x(start), scale.x(end)
        column = int((x - left) / COLUMN)
        while x < x2:
            edge = min(x2, left + (column + 1) * COLUMN)
            columns[column] = columns.get(column, 0.0) + max(edge - x, 0.0)
            x, column = max(edge, x), column + 1
        columns.setdefault(column, 0.0)
    for column, wide, kind in _runs(columns):
        layer.add(kind, svg.box(left + column * COLUMN, y, wide * COLUMN, high))


def _runs(columns: dict[int, float]) -> list[tuple[int, int, str]]:
    """Return neighbouring columns of one shade as (first, how many, shade)."""
    found: list[tuple[int, int, str]] = []
    for column in sorted(columns):
        kind = _kind(columns[column] / COLUMN)
        if found and found[-1][2] == kind and sum(found[-1][:2]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1, kind)
        else:
            found.append((column, 1, kind))
    return found


def _kind(share: float) -> str:
    for limit, kind in ((0.3, "shade25"), (0.6, "shade50"), (0.85, "shade75")):
        if share < limit:
            return kind
    return "running"
