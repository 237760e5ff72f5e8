"""The loop's own rows: the pulse, and what the loop ran, as slivers or as shade where they merge."""

from __future__ import annotations

from . import marks, svg
from .labels import Labels, Place
from .loops import LoopRows
from .marks import Layer
from .scale import Scale
from .words import duration, width

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
    if x2 - x <= width(words, 12, bold=True) + 24:
        words = length
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
    walls = {(wall.start, wall.end) for wall in row.walls}
    busy = [piece for piece in row.busy if piece not in walls] if walls else row.busy
    columns = shares(busy, scale, zero)
    for first, last in _touching(sorted(columns)):
        cluster = [columns[c] for c in range(first, last + 1)]
        if sum(column.count for column in cluster) == 1:
            start, end = cluster[0].piece
            marks.running(layer, scale.x(start - zero), scale.x(end - zero), y, high)
        else:
            for place, wide, share in _runs([column.share for column in cluster]):
                x = scale.left + (first + place) * COLUMN
                marks.shade(layer, share, x, x + wide * COLUMN, y, high)


class Column:
    """What the loop ran during one column of the picture."""

    __slots__ = ("count", "piece", "share")

    def __init__(self, piece: tuple[int, int]) -> None:
        self.count = 0  # pieces that begin here
        self.piece = piece  # the first of them
        self.share = 0.0


def shares(busy: list[tuple[int, int]], scale: Scale, zero: int) -> dict[int, Column]:
    """Return the columns in which the loop ran something, by their place from the left."""
    per = scale.per / COLUMN
    first, last = zero + scale.first, zero + scale.last
    columns: dict[int, Column] = {}
    for piece in busy:
        start, end = piece
        if end < first or start > last:
            continue
        left, right = (start - first) * per, (end - first) * per
        place = int(left) if left > 0 else 0
        column = columns.get(place)
        if column is None:
            column = columns[place] = Column(piece)
        column.count += 1
        if right <= place + 1:
            column.share += right - left
        else:
            _spread(columns, piece, left, right, place)
    return columns


def _spread(
    columns: dict[int, Column], piece: tuple[int, int], left: float, right: float, place: int
) -> None:
    """Add a piece that reaches over several columns."""
    columns[place].share += place + 1 - max(left, place)
    while place + 1 < right:
        place += 1
        column = columns.setdefault(place, Column(piece))
        column.share += min(right - place, 1.0)


def _touching(places: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring places as (first, last)."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _runs(found: list[float]) -> list[tuple[int, int, float]]:
    """Return neighbouring columns of one shade as (first, how many, share)."""
    runs: list[tuple[int, int, float]] = []
    for place, share in enumerate(found):
        if runs and marks.kind(runs[-1][2]) == marks.kind(share):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1, share)
        else:
            runs.append((place, 1, share))
    return runs
